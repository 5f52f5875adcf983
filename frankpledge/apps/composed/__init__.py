"""Every app's declaration, in the order in which pages show what they offer.

The site reads this list and nothing else of what an app offers; what is not in it is nowhere.
"""

from frankpledge.apps.accounts.declares import DECLARATION as ACCOUNTS
from frankpledge.apps.bodies.declares import DECLARATION as BODIES
from frankpledge.apps.complaints.declares import DECLARATION as COMPLAINTS
from frankpledge.apps.decisions.declares import DECLARATION as DECISIONS
from frankpledge.apps.engagement.declares import DECLARATION as ENGAGEMENT
from frankpledge.apps.meetings.declares import DECLARATION as MEETINGS
from frankpledge.apps.membership.declares import DECLARATION as MEMBERSHIP
from frankpledge.apps.obligations.declares import DECLARATION as OBLIGATIONS
from frankpledge.apps.panel.declares import DECLARATION as PANEL
from frankpledge.apps.performance.declares import DECLARATION as PERFORMANCE
from frankpledge.apps.plan.declares import DECLARATION as PLAN
from frankpledge.apps.publishing.declares import DECLARATION as PUBLISHING
from frankpledge.apps.recommendations.declares import DECLARATION as RECOMMENDATIONS
from frankpledge.apps.scrutiny.declares import DECLARATION as SCRUTINY
from frankpledge.apps.undertakings.declares import DECLARATION as UNDERTAKINGS
from frankpledge.declared import Composed

DECLARED = Composed(
    (
        PERFORMANCE,
        SCRUTINY,
        UNDERTAKINGS,
        MEETINGS,
        MEMBERSHIP,
        PANEL,
        RECOMMENDATIONS,
        DECISIONS,
        COMPLAINTS,
        ENGAGEMENT,
        PLAN,
        BODIES,
        OBLIGATIONS,
        PUBLISHING,
        ACCOUNTS,
    )
)
