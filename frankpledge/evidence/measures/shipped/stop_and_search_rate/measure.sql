-- Stops of the month, and the people who live there.
select
    s.{area} as area,
    s.month as month,
    sum(s.n) as numerator,
    max(p.people) as denominator
from stop_and_search s
left join population p on p.area = s.{area}
group by s.{area}, s.month
