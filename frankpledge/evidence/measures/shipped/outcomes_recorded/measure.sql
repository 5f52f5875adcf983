-- Crimes whose file says an outcome, by area and month; each row stands for n alike records.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (where is_crime and last_outcome is not null), 0) as numerator
from street
group by {area}, month
