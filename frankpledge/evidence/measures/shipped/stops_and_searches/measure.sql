-- Stops of the month; each row stands for n alike records.
select
    {area} as area,
    month,
    sum(n) as numerator
from stop_and_search
group by {area}, month
