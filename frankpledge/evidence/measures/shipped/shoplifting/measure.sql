-- Records of the kind, by area and month; each row stands for n alike records.
select
    {area} as area,
    month,
    coalesce(sum(n) filter (
        where crime_type = 'Shoplifting'
    ), 0) as numerator
from street
group by {area}, month
