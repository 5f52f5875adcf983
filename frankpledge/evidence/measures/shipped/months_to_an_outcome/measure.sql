-- The median of the months from crime to outcome, interpolated within the month (the median of
-- grouped figures: lower end of the class + (half of all - those below) / those in the class).
with crimes as (
    select s.force, s.crime_id, min(12 * year(s.month) + month(s.month)) as recorded
    from street s
    where s.crime_id is not null
    group by s.force, s.crime_id
),
waits as (
    select
        o.{area} as area,
        o.month as month,
        12 * year(o.month) + month(o.month) - c.recorded as months,
        sum(o.n) as n
    from outcomes o
    left join crimes c on c.force = o.force and c.crime_id = o.crime_id
    where o.outcome_type not in (
        'Awaiting court outcome', 'Court case unable to proceed', 'Court result unavailable',
        'Defendant found not guilty', 'Defendant sent to Crown Court', 'Offender deprived of property',
        'Offender fined', 'Offender given absolute discharge', 'Offender given community sentence',
        'Offender given conditional discharge', 'Offender given suspended prison sentence',
        'Offender ordered to pay compensation', 'Offender otherwise dealt with',
        'Offender sent to prison'
    )
    group by o.{area}, o.month, 12 * year(o.month) + month(o.month) - c.recorded
),
classes as (
    select
        area, month, months, n,
        sum(n) over (partition by area, month order by months) as up_to,
        sum(n) over (partition by area, month) as all_of_them
    from waits
    where months >= 0
),
medians as (
    select area, month, min(months - 0.5e0 + (all_of_them / 2e0 - (up_to - n)) / n) as value
    from classes
    where 2 * up_to >= all_of_them and 2 * (up_to - n) < all_of_them
    group by area, month
),
totals as (
    select
        area,
        month,
        coalesce(sum(n) filter (where months >= 0), 0) as numerator,
        sum(n) as denominator,
        coalesce(sum(n) filter (where months is null), 0) as unknown
    from waits
    group by area, month
)
select t.area, t.month, t.numerator, t.denominator, t.unknown, m.value
from totals t
left join medians m on m.area = t.area and m.month = t.month
