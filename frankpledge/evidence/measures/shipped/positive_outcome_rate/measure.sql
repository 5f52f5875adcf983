-- Crimes that ended at or past the charge stage, of all crimes; and those of which nothing is known.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (
        where last_outcome in (
            'Suspect charged',
            'Suspect charged as part of another case',
            'Offender given a caution',
            'Offender given a drugs possession warning',
            'Offender given penalty notice',
            'Local resolution',
            'Awaiting court outcome',
            'Court result unavailable',
            'Court case unable to proceed',
            'Defendant found not guilty',
            'Defendant sent to Crown Court',
            'Offender given absolute discharge',
            'Offender given community sentence',
            'Offender given conditional discharge',
            'Offender given suspended prison sentence',
            'Offender sent to prison',
            'Offender fined',
            'Offender deprived of property',
            'Offender ordered to pay compensation',
            'Offender otherwise dealt with'
        )
    ), 0) as numerator,
    sum(n) as denominator,
    coalesce(sum(n) filter (
        where last_outcome is null or last_outcome = 'Status update unavailable'
    ), 0) as unknown
from street
where is_crime
group by {area}, month
