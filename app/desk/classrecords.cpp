// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/classrecords.h"

#include "app/codec/cbor.h"

#include <algorithm>

namespace naru::desk {

namespace {

using codec::CborValue;
using codec::CborWriter;
using storage::Statement;

constexpr storage::Database::Migration steps[] = {{1, R"sql(
CREATE TABLE class_plan(number INTEGER PRIMARY KEY, name TEXT NOT NULL, team TEXT NOT NULL, lessons TEXT NOT NULL,
    first TEXT NOT NULL, removed INTEGER NOT NULL) STRICT;
CREATE TABLE class(number INTEGER PRIMARY KEY, plan INTEGER NOT NULL, name TEXT NOT NULL, team TEXT NOT NULL,
    lessons TEXT NOT NULL, opened INTEGER NOT NULL, closed INTEGER, confirmed INTEGER, papers INTEGER NOT NULL) STRICT;
CREATE TABLE class_row(class INTEGER NOT NULL REFERENCES class(number), place INTEGER NOT NULL, section INTEGER NOT NULL,
    about TEXT NOT NULL, step INTEGER NOT NULL, count INTEGER NOT NULL, total INTEGER,
    PRIMARY KEY(class, place)) STRICT, WITHOUT ROWID;
)sql"}};

qint64 integer(const CborValue& body, const char* key)
{
    return body.find(QLatin1StringView(key)).toInteger().value_or(0);
}

QString text(const CborValue& body, const char* key)
{
    return body.find(QLatin1StringView(key)).toText().value_or(QString());
}

Result<void> planRow(storage::Transaction& transaction, const CborValue& body)
{
    auto replace = transaction.prepare("REPLACE INTO class_plan VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    if (!replace)
        return replace.fault();
    replace->bind(1, integer(body, "number")).bind(2, text(body, "name")).bind(3, text(body, "group"));
    replace->bind(4, text(body, "lessons")).bind(5, text(body, "first"));
    return replace->bind(6, integer(body, "removed")).run();
}

Result<void> openedRow(storage::Transaction& transaction, qint64 seq, const CborValue& body)
{
    auto insert = transaction.prepare("INSERT INTO class VALUES(?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, 0)");
    if (!insert)
        return insert.fault();
    insert->bind(1, seq).bind(2, integer(body, "plan")).bind(3, text(body, "name")).bind(4, text(body, "group"));
    return insert->bind(5, text(body, "lessons")).bind(6, integer(body, "at")).run();
}

Result<void> countInto(storage::Transaction& transaction, const CborValue& body, const char* sql)
{
    auto update = transaction.prepare(sql);
    if (!update)
        return update.fault();
    return update->bind(1, integer(body, "class")).bind(2, integer(body, "count")).run();
}

Result<void> closedRows(storage::Transaction& transaction, const CborValue& body)
{
    auto update = transaction.prepare("UPDATE class SET closed = ?2 WHERE number = ?1");
    if (!update)
        return update.fault();
    const qint64 number = integer(body, "class");
    if (const auto done = update->bind(1, number).bind(2, integer(body, "at")).run(); !done)
        return done;
    const CborValue rows = body.find(QLatin1StringView("rows"));
    for (qsizetype place = 0; place < std::min<qsizetype>(rows.size(), rowsMax); ++place) {
        const CborValue row = rows.at(place);
        auto insert = transaction.prepare("INSERT INTO class_row VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        if (!insert)
            return insert.fault();
        insert->bind(1, number).bind(2, qint64(place)).bind(3, row.at(0).toInteger().value_or(0));
        insert->bind(4, row.at(1).toText().value_or(QString())).bind(5, row.at(2).toInteger().value_or(0));
        insert->bind(6, row.at(3).toInteger().value_or(0));
        if (const auto of = row.at(4).toInteger())
            insert->bind(7, *of);
        else
            insert->bindNull(7);
        if (const auto done = insert->run(); !done)
            return done;
    }
    return {};
}

journal::Entry countEntry(Kind kind, const ClassCount& count)
{
    CborWriter out;
    out.map(3).text("by").number(count.by).text("class").number(count.classNumber).text("count").number(count.count);
    return {kind, 1, out.take()};
}

QStringList idsOf(const QString& joined)
{
    return joined.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

std::span<const storage::Database::Migration> classMigrations()
{
    return steps;
}

bool isClass(Kind kind)
{
    return kind >= Kind::ClassOpened && kind <= Kind::ClassPapers;
}

Result<void> projectClass(storage::Transaction& transaction, qint64 seq, const journal::Entry& entry)
{
    const auto document = codec::CborDocument::parse(entry.body);
    if (!document)
        return document.fault();
    const CborValue body = (*document)->root();
    switch (entry.kind) {
    case Kind::ClassPlanned:
        return planRow(transaction, body);
    case Kind::ClassOpened:
        return openedRow(transaction, seq, body);
    case Kind::ClassAttended:
        return countInto(transaction, body, "UPDATE class SET confirmed = ?2 WHERE number = ?1");
    case Kind::ClassPapers:
        return countInto(transaction, body, "UPDATE class SET papers = papers + ?2 WHERE number = ?1");
    case Kind::ClassClosed:
        return closedRows(transaction, body);
    default:
        return {};
    }
}

journal::Entry entryOf(const PlanChange& change)
{
    CborWriter out;
    const ClassPlan& plan = change.plan;
    out.map(7).text("by").number(change.by).text("number").number(plan.number).text("name").text(plan.name);
    out.text("group").text(plan.group).text("lessons").text(plan.lessons.join(u' '));
    out.text("first").text(plan.first.toString(Qt::ISODate)).text("removed").number(change.removed);
    return {Kind::ClassPlanned, 1, out.take()};
}

journal::Entry entryOf(const ClassBegin& begin)
{
    CborWriter out;
    out.map(6).text("by").number(begin.by).text("at").number(begin.at.time_since_epoch().count());
    out.text("plan").number(begin.plan.number).text("name").text(begin.plan.name).text("group").text(begin.plan.group);
    out.text("lessons").text(begin.plan.lessons.join(u' '));
    return {Kind::ClassOpened, 1, out.take()};
}

journal::Entry attendedEntry(const ClassCount& count)
{
    return countEntry(Kind::ClassAttended, count);
}

journal::Entry papersEntry(const ClassCount& count)
{
    return countEntry(Kind::ClassPapers, count);
}

journal::Entry entryOf(const ClassEnd& end)
{
    CborWriter out;
    out.map(4).text("by").number(end.by).text("class").number(end.classNumber);
    out.text("at").number(end.at.time_since_epoch().count()).text("rows").array(quint64(end.rows.size()));
    for (const ReportRow& row : end.rows) {
        out.array(5).number(qint64(row.section)).text(row.about).number(row.step).number(row.count);
        row.of ? out.number(*row.of) : out.null();
    }
    return {Kind::ClassClosed, 1, out.take()};
}

namespace {

void addTimes(QList<ReportRow>& rows, const lessons::ClassFigures& figures)
{
    using Section = ReportRow::Section;
    const auto add = [&](Section section, int percent, int least) {
        for (auto step = figures.took.begin(); step != figures.took.end(); ++step) {
            if (step->size() >= least)
                rows.append({section, step.key().first, step.key().second,
                    *lessons::ClassFigures::quantile(*step, percent), int(step->size())});
        }
    };
    add(Section::Times, 50, timesLeast);
    add(Section::Slow, 90, slowLeast);
}

void addAsked(QList<ReportRow>& rows, const ClassAsked& asked, int present)
{
    const auto add = [&](const char* about, const std::optional<int>& count) {
        const auto of = present >= count.value_or(0) ? std::optional(present) : std::nullopt;
        if (count)
            rows.append({ReportRow::Section::Asked, QLatin1StringView(about), 0, *count, of});
    };
    add("before", asked.before);
    add("after", asked.after);
    add("did", asked.did);
    add("tried", asked.tried);
}

} // namespace

QList<ReportRow> rowsOf(const lessons::ClassFigures& figures, const ClassAsked& asked)
{
    using Section = ReportRow::Section;
    const auto share = [](const char* about, const lessons::Share& of) {
        return ReportRow{Section::Figures, QLatin1StringView(about), 0, of.count, of.of};
    };
    QList<ReportRow> rows{{Section::Attendance, QStringLiteral("present"), 0, figures.present, figures.seats},
        {Section::Attendance, QStringLiteral("begun"), 0, figures.begun, figures.seats},
        {Section::Attendance, QStringLiteral("done"), 0, figures.done, figures.seats}, share("alone", figures.alone),
        share("first_try", figures.firstTry), share("hints", figures.hints)};
    if (figures.cards > 0)
        rows.insert(1, {Section::Attendance, QStringLiteral("by_card"), 0, figures.cards, figures.seats});
    for (auto ended = figures.ended.begin(); ended != figures.ended.end(); ++ended)
        rows.append({Section::Lessons, ended.key(), 0, *ended, figures.seats});
    QList<ReportRow> hard, tags;
    for (auto step = figures.hard.begin(); step != figures.hard.end(); ++step)
        hard.append({Section::Steps, step.key().first, step.key().second, *step, figures.seats});
    for (auto tag = figures.tags.begin(); tag != figures.tags.end(); ++tag)
        tags.append({Section::Tags, tag.key(), 0, *tag, std::nullopt});
    const auto more = [](const ReportRow& a, const ReportRow& b) { return a.count > b.count; };
    std::stable_sort(hard.begin(), hard.end(), more);
    std::stable_sort(tags.begin(), tags.end(), more);
    rows += hard;
    rows += tags;
    addTimes(rows, figures);
    addAsked(rows, asked, std::max(figures.present, figures.begun));
    return rows.first(std::min<qsizetype>(rows.size(), rowsMax));
}

Result<qint64> lastPlanNumber(storage::Database& database)
{
    auto select = database.prepare("SELECT coalesce(max(number), 0) FROM class_plan");
    if (!select)
        return select.fault();
    const auto step = select->step();
    return step ? Result<qint64>(select->integer(0)) : Result<qint64>(step.fault());
}

Result<QList<ClassPlan>> readPlans(storage::Database& database)
{
    auto select = database.prepare(
        "SELECT number, name, team, lessons, first FROM class_plan WHERE removed = 0 ORDER BY number");
    if (!select)
        return select.fault();
    QList<ClassPlan> plans;
    for (;;) {
        const auto step = select->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return plans;
        plans.append({select->integer(0), select->text(1), select->text(2), idsOf(select->text(3)),
            QDate::fromString(select->text(4), Qt::ISODate)});
    }
}

namespace {

ClassReport reportIn(const Statement& row)
{
    ClassReport report;
    report.number = row.integer(0);
    report.plan = {row.integer(1), row.text(2), row.text(3), idsOf(row.text(4)), {}};
    report.opened = Instant(Milliseconds(row.integer(5)));
    if (!row.isNull(6))
        report.closed = Instant(Milliseconds(row.integer(6)));
    if (!row.isNull(7))
        report.confirmed = int(row.integer(7));
    report.papers = int(row.integer(8));
    return report;
}

} // namespace

Result<QList<ClassReport>> readReports(storage::Database& database, int countMax)
{
    auto select = database.prepare("SELECT * FROM class ORDER BY number DESC LIMIT ?1");
    if (!select)
        return select.fault();
    select->bind(1, qint64(countMax));
    QList<ClassReport> reports;
    for (;;) {
        const auto step = select->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            return reports;
        reports.append(reportIn(*select));
    }
}

Result<ClassReport> readReport(storage::Database& database, qint64 classNumber)
{
    auto select = database.prepare("SELECT * FROM class WHERE number = ?1");
    auto rows
        = database.prepare("SELECT section, about, step, count, total FROM class_row WHERE class = ?1 ORDER BY place");
    if (!select || !rows)
        return !select ? select.fault() : rows.fault();
    const auto found = select->bind(1, classNumber).step();
    if (!found || *found == Statement::Step::Done)
        return found ? Fault(ClassFault::BadPlan) : found.fault();
    ClassReport report = reportIn(*select);
    rows->bind(1, classNumber);
    for (;;) {
        const auto step = rows->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            break;
        report.rows.append({static_cast<ReportRow::Section>(rows->integer(0)), rows->text(1), int(rows->integer(2)),
            int(rows->integer(3)), rows->isNull(4) ? std::nullopt : std::optional(int(rows->integer(4)))});
    }
    const auto compared = addRetention(database, report);
    return compared ? Result<ClassReport>(report) : Result<ClassReport>(compared.fault());
}

/// Two classes of one plan, a week apart: what the room could do then and now. Not person by person: nobody is known.
Result<void> addRetention(storage::Database& database, ClassReport& report)
{
    if (report.plan.number == 0 || report.rows.isEmpty())
        return {};
    auto select
        = database.prepare("SELECT r.about, r.count, r.total FROM class_row r WHERE r.section = ?4 AND r.class = "
                           "(SELECT number FROM class WHERE plan = ?1 AND closed IS NOT NULL AND opened >= ?2 "
                           "AND opened < ?3 ORDER BY number DESC LIMIT 1) ORDER BY r.place");
    if (!select)
        return select.fault();
    constexpr qint64 epochDay = 2'440'588, dayMs = 86'400'000, koreaMs = 9 * 3'600'000;
    const qint64 today = koreanDate(report.opened).toJulianDay() - epochDay;
    const auto before = [&](int days) { return (today - days) * dayMs - koreaMs; };
    select->bind(1, report.plan.number).bind(2, before(retainedDaysLast)).bind(3, before(retainedDaysFirst - 1));
    select->bind(4, qint64(ReportRow::Section::Figures));
    QMap<QString, ReportRow> then;
    for (;;) {
        const auto step = select->step();
        if (!step)
            return step.fault();
        if (*step == Statement::Step::Done)
            break;
        if (!select->isNull(2) && select->integer(2) > 0)
            then.insert(select->text(0),
                {ReportRow::Section::Retention, select->text(0) + QStringLiteral("_then"), 0, int(select->integer(1)),
                    int(select->integer(2))});
    }
    QList<ReportRow> compared;
    for (const ReportRow& row : report.rows) {
        const bool isAsked = row.section == ReportRow::Section::Figures && row.of.value_or(0) > 0
            && (row.about == u"alone" || row.about == u"first_try") && then.contains(row.about);
        if (!isAsked)
            continue;
        compared.append(then.value(row.about));
        compared.append({ReportRow::Section::Retention, row.about + QStringLiteral("_now"), 0, row.count, row.of});
    }
    report.rows += compared;
    return {};
}

} // namespace naru::desk
