// SPDX-License-Identifier: GPL-3.0-or-later
// A class in words: one list of lines, which the screen shows, the file holds and the paper has.
#include "app/desk/classreport.h"

#include "app/lessons/learned.h"
#include "app/payments/dayclose/csv.h"

namespace naru::desk {

namespace {

using Section = ReportRow::Section;

QString say(const char* name, words::Language language, const QStringList& facts = {})
{
    return words::wordsOf(QLatin1StringView(name), language, facts).sentence;
}

QString sayAbout(const QString& family, const QString& about, words::Language language)
{
    QString word = about;
    const QByteArray name = (family + u'.' + word.replace(u'-', u'_')).toLatin1();
    return words::wordsOf(QLatin1StringView(name), language).sentence;
}

QString sectionOf(Section section, words::Language language)
{
    constexpr std::array names{"report.attendance", "report.figures", "report.lessons", "report.steps", "report.tags",
        "report.step_times", "report.step_slow", "report.asked", "report.retention"};
    return say(names[std::min<std::size_t>(std::size_t(section), names.size() - 1)], language);
}

QString aboutOf(const ReportRow& row, words::Language language, const TitleOf& titleOf)
{
    switch (row.section) {
    case Section::Attendance:
    case Section::Figures:
        return sayAbout(QStringLiteral("report"), row.about, language);
    case Section::Lessons:
        return titleOf(row.about, language);
    case Section::Asked:
    case Section::Retention:
        return sayAbout(QStringLiteral("report"), row.about, language);
    case Section::Steps:
    case Section::Times:
    case Section::Slow:
        return say("report.step_at", language, {titleOf(row.about, language), QString::number(row.step)});
    case Section::Tags:
        return sayAbout(QStringLiteral("tag"), row.about, language);
    }
    return {};
}

/// Counts and never a percentage: classes are small.
QString figureOf(const ReportRow& row, words::Language language)
{
    const QString count = QString::number(row.count);
    if (row.section == Section::Times || row.section == Section::Slow)
        return say("report.seconds", language, {count, QString::number(row.of.value_or(0))});
    const bool areSteps = row.about.startsWith(u"first_try") || row.about == u"hints";
    if (row.section == Section::Asked && !row.of)
        return say("report.people", language, {count});
    if (row.section == Section::Tags || !row.of)
        return say("report.times", language, {count});
    return say(areSteps ? "report.of_steps" : "report.of_people", language, {QString::number(*row.of), count});
}

QString headOf(const ClassReport& report)
{
    return report.plan.group.isEmpty() ? report.plan.name
                                       : report.plan.name + QStringLiteral(" · ") + report.plan.group;
}

QString timeOf(const ClassReport& report, words::Language language)
{
    const QString day = dayWords(koreanDate(report.opened), language) + u' ' + koreanTime(report.opened);
    return report.closed ? day + QStringLiteral("–") + koreanTime(*report.closed) : day;
}

} // namespace

QList<QDate> ClassPlan::days() const
{
    QList<QDate> days;
    for (const int after : lessons::repeatAfterDays) {
        if (first.isValid())
            days.append(first.addDays(after));
    }
    return days;
}

QList<ReportLine> linesOf(const ClassReport& report, words::Language language, const TitleOf& titleOf)
{
    const QString attendance = sectionOf(Section::Attendance, language);
    QList<ReportLine> lines{{attendance, say("report.class", language), headOf(report)},
        {attendance, say("report.when", language), timeOf(report, language)}};
    lines.append({attendance, say("report.confirmed", language),
        report.confirmed ? say("report.people", language, {QString::number(*report.confirmed)})
                         : say("report.not_yet", language)});
    if (report.papers > 0)
        lines.append({attendance, say("report.papers", language),
            say("report.sheets", language, {QString::number(report.papers)})});
    for (const ReportRow& row : report.rows)
        lines.append({sectionOf(row.section, language), aboutOf(row, language, titleOf), figureOf(row, language)});
    return lines;
}

QByteArray csvOf(const QList<ReportLine>& lines, words::Language language)
{
    payments::dayclose::CsvWriter out;
    out.cell(say("report.column_section", language)).cell(say("report.column_about", language));
    out.cell(say("report.column_figure", language)).end();
    for (const ReportLine& line : lines)
        out.cell(line.section).cell(line.about).cell(line.figure).end();
    return out.take();
}

paper::Document reportDocument(const QList<ReportLine>& lines, const LessonPaper& look)
{
    using namespace paper;
    Document document;
    const QString title = say("report.title", look.language);
    document.title = title;
    document.foot = look.centre;
    if (look.demo)
        document.blocks.append(
            Text{say("report.demo", look.language), Size::Normal, Weight::Bold, Align::Centre, Frame::Reverse});
    document.blocks.append(Text{title, Size::Large, Weight::Bold, Align::Left, Frame::None});
    document.blocks.append(Text{look.centre, Size::Small, Weight::Regular, Align::Left, Frame::None});
    QString section;
    Table table{{{{}, Align::Left, Column::Width::Rest}, {{}, Align::Right, Column::Width::Content}}, {}, Size::Normal};
    for (const ReportLine& line : lines) {
        if (line.section != section) {
            section = line.section;
            table.rows.append({{section}, Row::Kind::Part});
        }
        table.rows.append({{line.about, line.figure}, Row::Kind::Plain});
    }
    document.blocks.append(table);
    document.blocks.append(
        Text{say("report.no_names", look.language), Size::Small, Weight::Regular, Align::Left, Frame::None});
    document.blocks.append(Cut{});
    return document;
}

} // namespace naru::desk
