-- Stops with an outcome that led to something, of those with an outcome, for two groups.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (
        where officer_defined_ethnicity = 'Black'
        and outcome not in ('A no further action disposal', 'Nothing found - no further action')
    ), 0) as numerator,
    coalesce(sum(n) filter (
        where officer_defined_ethnicity = 'Black' and outcome is not null
    ), 0) as denominator,
    coalesce(sum(n) filter (
        where officer_defined_ethnicity = 'White'
        and outcome not in ('A no further action disposal', 'Nothing found - no further action')
    ), 0) as other_numerator,
    coalesce(sum(n) filter (
        where officer_defined_ethnicity = 'White' and outcome is not null
    ), 0) as other_denominator,
    coalesce(sum(n) filter (
        where officer_defined_ethnicity is null or outcome is null
    ), 0) as unknown
from stop_and_search
group by {area}, month
