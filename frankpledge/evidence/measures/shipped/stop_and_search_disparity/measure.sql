-- Stops of Black and of White people with the residents of each group.
select
    s.{area} as area,
    s.month as month,
    coalesce(sum(s.n) filter (where s.officer_defined_ethnicity = 'Black'), 0) as numerator,
    max(p.black) as denominator,
    coalesce(sum(s.n) filter (where s.officer_defined_ethnicity = 'White'), 0) as other_numerator,
    max(p.white) as other_denominator,
    coalesce(sum(s.n) filter (where s.officer_defined_ethnicity is null), 0) as unknown
from stop_and_search s
left join people_by_ethnicity p on p.area = s.{area}
group by s.{area}, s.month
