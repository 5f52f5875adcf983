-- Stops of the month, and the people who lived there in its year.
select
    s.{area} as area,
    s.month as month,
    sum(s.n) as numerator,
    max(p.people) as denominator
from stop_and_search s
left join population p on p.area = s.{area} and p.year = year(s.month)
group by s.{area}, s.month
