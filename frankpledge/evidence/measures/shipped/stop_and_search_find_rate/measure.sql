-- Stops that led to an outcome, of those with an outcome recorded.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (
        where outcome not in ('A no further action disposal', 'Nothing found - no further action')
    ), 0) as numerator,
    coalesce(sum(n) filter (where outcome is not null), 0) as denominator,
    coalesce(sum(n) filter (where outcome is null), 0) as unknown
from stop_and_search
group by {area}, month
