-- Every record, by area and month; each row stands for n alike records.
select
    {area} as area,
    month,
    sum(n) as numerator
from street
group by {area}, month
