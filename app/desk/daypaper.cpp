// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/daypaper.h"

#include "app/desk/desk.h"

namespace naru::desk {

using namespace payments::dayclose;
using paper::Align;
using paper::Column;
using paper::Row;
using paper::Table;
using paper::wonText;

namespace {

/// Korean first, as on every paper of an office; English beside it where the desk speaks English.
class Sheet {
public:
    Sheet(paper::Document& document, words::Language language)
        : m_document(document)
        , m_language(language)
    {
    }
    QString say(QStringView korean, QStringView english) const
    {
        return (m_language == words::Language::Korean ? korean : english).toString();
    }
    QString word(const char* name) const { return words::wordsOf(QLatin1StringView(name), m_language).sentence; }
    void title(const QString& text)
    {
        m_document.blocks.append(paper::Text{text, paper::Size::Huge, paper::Weight::Bold});
    }
    void heading(const QString& text)
    {
        m_document.blocks.append(paper::Space{4});
        m_document.blocks.append(paper::Text{text, paper::Size::Large, paper::Weight::Bold});
    }
    void text(const QString& text) { m_document.blocks.append(paper::Text{text}); }
    void pair(const QString& name, const QString& value, paper::Weight weight = paper::Weight::Regular)
    {
        m_document.blocks.append(paper::Pair{name, value, paper::Size::Normal, weight});
    }
    void table(Table table) { m_document.blocks.append(std::move(table)); }

private:
    paper::Document& m_document;
    words::Language m_language;
};

QString timeOf(Instant at)
{
    return koreanDate(at).toString(Qt::ISODate) + u' ' + koreanTime(at);
}

QString wonOf(const std::optional<Won>& won)
{
    return won ? wonText(won->value) : QStringLiteral("—");
}

Row rowOf(const QString& name, const Figures& figures, Row::Kind kind = Row::Kind::Plain)
{
    const Won back = figures.cancels.won + figures.refunds.won;
    return {{name, QString::number(figures.receipts.count), wonText(figures.receipts.won.value), wonText(-back.value),
                wonText(figures.net().value)},
        kind};
}

void writeHead(Sheet& sheet, const DayReport& report, const Names& names)
{
    const bool closed = report.kind == DayReport::Kind::Z;
    sheet.title(closed ? sheet.say(u"마감 보고서 Z ", u"Z report ")
                + QStringLiteral("%1").arg(report.number, 4, 10, QLatin1Char('0'))
                       : sheet.say(u"중간 보고서 X", u"X report"));
    sheet.text(names.centre + QStringLiteral(" · ") + names.desk);
    sheet.pair(sheet.say(u"언제", u"When"), timeOf(report.at));
    if (report.since)
        sheet.pair(sheet.say(u"지난 마감", u"Closed before"), timeOf(*report.since));
    sheet.pair(sheet.say(u"담당", u"By"), names.of(report.by));
    if (report.second != 0)
        sheet.pair(sheet.say(u"함께 본 사람", u"Seen by"), names.of(report.second));
    sheet.pair(sheet.say(u"받은 돈", u"Received"), wonText(report.received().value), paper::Weight::Bold);
    sheet.pair(sheet.say(u"확인 중 (받은 돈에서 뺌)", u"In doubt (not counted)"), wonText(report.doubt.won.value));
}

void writeFigures(Sheet& sheet, const DayReport& report, const Names& names)
{
    sheet.heading(sheet.say(u"방법과 담당", u"By method and person"));
    const auto amount = [](const QString& title) { return Column{title, Align::Right, Column::Width::Content}; };
    Table table{{{QString(), Align::Left, Column::Width::Rest}, amount(sheet.say(u"건수", u"Count")),
                    amount(sheet.say(u"받음", u"Taken")), amount(sheet.say(u"돌려줌", u"Given back")),
                    amount(sheet.say(u"남음", u"Net"))},
        {}, paper::Size::Normal};
    const QString card = sheet.say(u"카드", u"Card"), cash = sheet.say(u"현금", u"Cash");
    for (const StaffFigures& each : report.staff)
        table.rows.append(
            rowOf(names.of(each.staff) + u' ' + (each.method == Method::Card ? card : cash), each.figures));
    table.rows.append(rowOf(card, report.card, Row::Kind::Total));
    table.rows.append(rowOf(cash, report.cash, Row::Kind::Total));
    sheet.table(table);
    sheet.pair(sheet.say(u"면제", u"Waived"),
        QStringLiteral("%1 · %2").arg(report.waived.count).arg(wonText(report.waived.won.value)));
}

void writeDrawer(Sheet& sheet, const DayReport& report, const Names& names)
{
    sheet.heading(sheet.say(u"돈 서랍", u"Drawer"));
    for (const payments::Shift& shift : report.shifts) {
        sheet.pair(names.of(shift.staff) + QStringLiteral(" · ") + sheet.say(u"처음 센 돈", u"counted at first"),
            wonText(shift.opening.value));
        sheet.pair(sheet.say(u"있어야 할 돈", u"Expected"), wonText(shift.expected.value));
        if (!shift.closed)
            continue;
        sheet.pair(sheet.say(u"세어 본 돈", u"Counted"), wonText(shift.counted.value));
        if (shift.difference() != Won{0})
            sheet.pair(sheet.say(u"차이", u"Difference") + QStringLiteral(" · ") + shift.reason,
                wonText(shift.difference().value), paper::Weight::Bold);
    }
    sheet.pair(sheet.say(u"남은 돈", u"Left in it"), wonText(report.drawer.value));
}

void writeMatching(Sheet& sheet, const DayReport& report)
{
    sheet.heading(sheet.say(u"맞춰 보기", u"Compared"));
    const auto amount = [](const QString& title) { return Column{title, Align::Right, Column::Width::Content}; };
    Table table{{{QString(), Align::Left, Column::Width::Rest}, amount(sheet.say(u"우리 장부", u"Our books")),
                    amount(sheet.say(u"결제 휴대폰", u"Terminal")), amount(sheet.say(u"카드사", u"Acquirer")),
                    amount(sheet.say(u"건수", u"Count"))},
        {}, paper::Size::Normal};
    for (const MatchRow& row : report.rows)
        table.rows.append(Row{{sheet.word(matchNames[static_cast<std::size_t>(row.what) - 1]), wonOf(row.desk),
            wonOf(row.terminal), wonOf(row.acquirer), QString::number(row.count)}});
    sheet.table(table);
}

/// What each terminal said, in words where it said nothing.
void writeTerminals(Sheet& sheet, const DayReport& report)
{
    const auto sums = [](const TerminalSum& sum) {
        return QStringLiteral("%1 · %2").arg(wonText(sum.net().value)).arg(sum.paid.count + sum.reversed.count);
    };
    for (const TerminalCount& count : report.terminals) {
        if (count.said != TerminalSaid::Counted) {
            sheet.pair(count.name, sheet.word(terminalSaidNames[static_cast<std::size_t>(count.said) - 1]));
            continue;
        }
        sheet.pair(sheet.say(u"%1 · 단말이 센 것", u"%1 · as it counted").arg(count.name), sums(count.day),
            count.agrees() ? paper::Weight::Regular : paper::Weight::Bold);
        if (!count.agrees())
            sheet.pair(sheet.say(u"%1 · 우리 장부", u"%1 · in our books").arg(count.name), sums(count.desk));
        if (!count.agrees() && count.mayBeOlder)
            sheet.text(sheet.say(u"지난 마감 때 듣지 못해, 그 전 것이 섞였을 수 있습니다.",
                u"It was not heard at the last close: older payments may be among them."));
    }
}

void writeOpen(Sheet& sheet, const DayReport& report)
{
    sheet.heading(sheet.say(u"열린 채로 넘어가는 것", u"Carried over, open"));
    if (report.openInAll.count == 0)
        return sheet.text(sheet.say(u"없습니다.", u"Nothing."));
    Table table{{{QString(), Align::Left, Column::Width::Rest}, {QString(), Align::Left, Column::Width::Content},
                    {QString(), Align::Right, Column::Width::Content}},
        {}, paper::Size::Small};
    for (const OpenItem& item : report.open)
        table.rows.append(Row{{sheet.word(openNames[static_cast<std::size_t>(item.kind) - 1]) + u' ' + item.bill,
            item.serviceId, wonText(item.amount.value)}});
    table.rows.append(
        {{sheet.say(u"모두", u"In all"), QString::number(report.openInAll.count), wonText(report.openInAll.won.value)},
            Row::Kind::Total});
    sheet.table(table);
}

void writeExplained(Sheet& sheet, const DayReport& report, const Names& names)
{
    if (report.explained.isEmpty())
        return;
    sheet.heading(sheet.say(u"두 사람이 무엇인지 적은 것", u"Explained by two people"));
    for (const Explained& each : report.explained) {
        sheet.pair(
            each.name + (each.serviceId.isEmpty() ? QString() : u' ' + each.serviceId), wonText(each.amount.value));
        sheet.text(QStringLiteral("%1 · %2 (%3, %4)")
                       .arg(sheet.word(meaningNames[static_cast<std::size_t>(each.what) - 1]), each.reason,
                           names.of(each.first), names.of(each.second)));
    }
}

} // namespace

Names namesOf(const Desk& desk)
{
    Names names{desk.settings().centre, desk.settings().desk, {}};
    for (const StaffMember& member : desk.staff())
        names.staff.insert(member.id, member.name);
    return names;
}

paper::Document documentOf(const DayReport& report, const Names& names, words::Language language)
{
    paper::Document document;
    document.title = fileNameOf(report);
    document.foot = names.centre + QStringLiteral(" · ") + names.desk;
    document.made = report.at;
    Sheet sheet(document, language);
    writeHead(sheet, report, names);
    writeFigures(sheet, report, names);
    writeDrawer(sheet, report, names);
    writeMatching(sheet, report);
    writeTerminals(sheet, report);
    writeOpen(sheet, report);
    writeExplained(sheet, report, names);
    if (report.kind == DayReport::Kind::Z)
        document.blocks.append(paper::Text{QString::fromLatin1(report.hash.toHex()), paper::Size::Small});
    return document;
}

} // namespace naru::desk
