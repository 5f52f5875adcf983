"""Addresses of questions and statements, and of the public's form."""

from django.urls import path

from frankpledge.apps.scrutiny.views import ageing, elsewhere, questions, signals, statements

app_name = "scrutiny"
Q, S = "desk/questions/<slug:reference>/", "desk/statements/<slug:reference>/"
FORCE, PART = "<slug:slug>/<slug:name>/", "<slug:slug>/<slug:part>/<slug:name>/"
urlpatterns = [
    path("questions/ask/", questions.ask_publicly, name="ask-publicly"),
    path(f"questions/ask/{FORCE}", questions.ask_publicly, name="ask-publicly-chart"),
    path(f"questions/ask/{PART}", questions.ask_publicly, name="ask-publicly-chart-part"),
    path("questions/received/<slug:reference>/", questions.received, name="received"),
    path(f"ask/{FORCE}", questions.ask_about, name="ask-about"),
    path(f"ask/{PART}", questions.ask_about, name="ask-about-part"),
    path("undertakings/", ageing.ageing_report, name="ageing"),
    path("undertakings.csv", ageing.ageing_csv, name="ageing-csv"),
    path("desk/ask/", questions.ask, name="ask"),
    path(f"desk/ask/{FORCE}", questions.ask, name="ask-chart"),
    path(f"desk/ask/{PART}", questions.ask, name="ask-chart-part"),
    path("desk/<slug:slug>/record-question/", elsewhere.record, name="record-question"),
    path("desk/follow-up/<slug:follows>/", questions.ask, name="follow-up"),
    path(Q, questions.question, name="question"),
    path(f"{Q}accept/", questions.accept, name="accept"),
    path(f"{Q}decline/", questions.decline, name="decline"),
    path(f"{Q}withdraw/", questions.withdraw, name="withdraw"),
    path(f"{Q}kind/", questions.kind, name="kind"),
    path(f"{Q}draft/", questions.draft, name="draft"),
    path(f"{Q}cite/", questions.cite, name="cite"),
    path(f"{Q}cite/<int:number>/out/", questions.take_citation_out, name="uncite"),
    path(f"{Q}clear/", questions.clear, name="clear"),
    path(f"{Q}return/", questions.give_back, name="return"),
    path(f"{Q}publish/", questions.publish, name="publish"),
    path("desk/<slug:slug>/figures/<slug:name>/", signals.signal, name="signal"),
    path("desk/<slug:slug>/statement/", statements.record_statement, name="record-statement"),
    path(S, statements.statement, name="statement"),
    path(f"{S}publish/", statements.publish_statement, name="publish-statement"),
    path(f"{S}reply/", statements.reply, name="reply"),
]
