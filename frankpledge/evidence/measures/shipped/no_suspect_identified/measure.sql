-- Crimes closed without a suspect, of all crimes; and those of which nothing is known.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (
        where last_outcome = 'Investigation complete; no suspect identified'
    ), 0) as numerator,
    sum(n) as denominator,
    coalesce(sum(n) filter (
        where last_outcome is null or last_outcome = 'Status update unavailable'
    ), 0) as unknown
from street
where is_crime
group by {area}, month
