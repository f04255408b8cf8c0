// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/reportcsv.h"

#include "app/payments/dayclose/csv.h"

namespace naru::payments::dayclose {

namespace {

constexpr std::array<QStringView, 6> matchTitles{
    u"서로 맞음", u"우리 장부에만", u"카드사에만", u"금액 다름", u"두 번 받음", u"아직 맞춰 보지 않음"};
constexpr std::array<QStringView, 7> openTitles{u"확인 중", u"승인 대기", u"지켜보는 중", u"사람이 살펴볼 것",
    u"카드사 파일에 없는 것", u"카드사 파일에만 있는 것", u"살펴볼 것"};

QString timeOf(Instant at)
{
    return koreanDate(at).toString(Qt::ISODate) + u' ' + koreanTime(at);
}

QString methodOf(Method method)
{
    return method == Method::Card ? QStringLiteral("카드") : QStringLiteral("현금");
}

struct Line {
    QString part, item, who = {}, method = {};
    std::optional<qint64> count = {};
    std::optional<Won> won = {};
    QString note = {};
};

class Sheet {
public:
    explicit Sheet(const Names& names)
        : m_names(names)
    {
        for (const auto* title : {u"구분", u"항목", u"담당", u"방법", u"건수", u"금액", u"비고"})
            m_csv.cell(QString::fromUtf16(title));
        m_csv.end();
    }
    void line(const Line& line)
    {
        m_csv.cell(line.part).cell(line.item).cell(line.who).cell(line.method);
        line.count ? m_csv.number(*line.count) : m_csv.cell({});
        line.won ? m_csv.number(line.won->value) : m_csv.cell({});
        m_csv.cell(line.note).end();
    }
    void figures(const QString& part, const QString& who, Method method, const Figures& figures)
    {
        const QString by = methodOf(method);
        line({part, QStringLiteral("받음"), who, by, figures.receipts.count, figures.receipts.won});
        line({part, QStringLiteral("당일취소"), who, by, figures.cancels.count, -figures.cancels.won});
        line({part, QStringLiteral("환불"), who, by, figures.refunds.count, -figures.refunds.won});
    }
    void shift(const Shift& shift)
    {
        const QString part = QStringLiteral("돈 서랍"), who = m_names.of(shift.staff);
        line({part, QStringLiteral("처음 센 돈"), who, {}, {}, shift.opening, timeOf(shift.opened)});
        line({part, QStringLiteral("있어야 할 돈"), who, {}, {}, shift.expected});
        if (!shift.closed)
            return;
        line({part, QStringLiteral("세어 본 돈"), who, {}, {}, shift.counted, timeOf(*shift.closed)});
        line({part, QStringLiteral("차이"), who, {}, {}, shift.difference(), shift.reason});
    }
    QByteArray take() { return m_csv.take(); }

private:
    const Names& m_names;
    CsvWriter m_csv;
};

void writeHead(Sheet& sheet, const DayReport& report, const Names& names)
{
    const QString part = QStringLiteral("보고서");
    const bool closed = report.kind == DayReport::Kind::Z;
    sheet.line({part, names.centre, {}, {}, {}, {}, names.desk});
    sheet.line({part,
        closed ? QStringLiteral("마감 Z %1번").arg(report.number, 4, 10, QLatin1Char('0')) : QStringLiteral("중간 X"),
        names.of(report.by), {}, {}, {}, timeOf(report.at)});
    if (report.second != 0)
        sheet.line({part, QStringLiteral("함께 본 사람"), names.of(report.second)});
    if (report.since)
        sheet.line({part, QStringLiteral("지난 마감"), {}, {}, {}, {}, timeOf(*report.since)});
    if (closed)
        sheet.line({part, QStringLiteral("해시"), {}, {}, {}, {}, QString::fromLatin1(report.hash.toHex())});
}

void writeMatching(Sheet& sheet, const DayReport& report)
{
    const QString part = QStringLiteral("맞춰 보기");
    for (const MatchRow& row : report.rows) {
        const QString title = matchTitles[static_cast<std::size_t>(row.what) - 1].toString();
        sheet.line({part, title, {}, QStringLiteral("우리 장부"), row.count, row.desk});
        if (row.terminal)
            sheet.line({part, title, {}, QStringLiteral("결제 휴대폰"), {}, row.terminal});
        if (row.acquirer)
            sheet.line({part, title, {}, QStringLiteral("카드사"), {}, row.acquirer});
    }
}

constexpr std::array<QStringView, 4> saidTitles{
    u"단말이 센 것", u"셀 수 없는 단말", u"답이 없음", u"결제 중이라 묻지 않음"};

void writeTerminals(Sheet& sheet, const DayReport& report)
{
    for (const TerminalCount& count : report.terminals) {
        const QString said = saidTitles[static_cast<std::size_t>(count.said) - 1].toString();
        const auto line = [&](const QString& item, const TerminalSum& sum, const QString& note) {
            sheet.line({QStringLiteral("단말"), item, count.name, QStringLiteral("카드"),
                sum.paid.count + sum.reversed.count, sum.net(), note});
        };
        if (count.said == TerminalSaid::Counted)
            line(said, count.day,
                count.agrees()         ? QStringLiteral("장부와 같음")
                    : count.mayBeOlder ? QStringLiteral("장부와 다름 (지난 마감 때 듣지 못함)")
                                       : QStringLiteral("장부와 다름"));
        else
            sheet.line({QStringLiteral("단말"), said, count.name});
        line(QStringLiteral("우리 장부"), count.desk, {});
    }
}

void writeOpen(Sheet& sheet, const DayReport& report)
{
    const QString part = QStringLiteral("열린 채로 넘어가는 것");
    for (const OpenItem& item : report.open)
        sheet.line({part, openTitles[static_cast<std::size_t>(item.kind) - 1].toString(), item.serviceId, {}, {},
            item.amount, item.bill});
    sheet.line({part, QStringLiteral("모두"), {}, {}, report.openInAll.count, report.openInAll.won});
}

constexpr std::array<QStringView, 5> meaningTitles{
    u"다른 창구의 결제", u"이미 돌려준 돈", u"손님께 돌려줄 돈", u"카드사 쪽 착오", u"그 밖"};

void writeExplained(Sheet& sheet, const DayReport& report, const Names& names)
{
    for (const Explained& each : report.explained)
        sheet.line(
            {QStringLiteral("두 사람이 적은 것"), meaningTitles[static_cast<std::size_t>(each.what) - 1].toString(),
                names.of(each.first) + QStringLiteral(" · ") + names.of(each.second), each.serviceId, {}, each.amount,
                each.name + QStringLiteral(": ") + each.reason});
}

} // namespace

QString fileNameOf(const DayReport& report)
{
    const QString date = report.date.toString(Qt::ISODate);
    if (report.kind == DayReport::Kind::Z)
        return QStringLiteral("naru-z-%1-%2").arg(report.number, 4, 10, QLatin1Char('0')).arg(date);
    return QStringLiteral("naru-x-%1-%2").arg(date, koreanTime(report.at).remove(u':'));
}

QByteArray csvOf(const DayReport& report, const Names& names)
{
    Sheet sheet(names);
    writeHead(sheet, report, names);
    const QString sum = QStringLiteral("합계");
    sheet.line(
        {sum, QStringLiteral("받은 돈"), {}, {}, {}, report.received(), QStringLiteral("확인 중인 돈은 뺐습니다")});
    sheet.figures(sum, {}, Method::Card, report.card);
    sheet.figures(sum, {}, Method::Cash, report.cash);
    sheet.line({sum, QStringLiteral("면제"), {}, {}, report.waived.count, report.waived.won});
    sheet.line({sum, QStringLiteral("감면"), {}, {}, report.reduced.count, report.reduced.won});
    sheet.line({sum, QStringLiteral("확인 중"), {}, QStringLiteral("카드"), report.doubt.count, report.doubt.won});
    for (const StaffFigures& each : report.staff)
        sheet.figures(QStringLiteral("담당별"), names.of(each.staff), each.method, each.figures);
    for (const Shift& shift : report.shifts)
        sheet.shift(shift);
    const QString drawer = QStringLiteral("돈 서랍");
    sheet.line({drawer, QStringLiteral("채워 넣음"), {}, {}, {}, report.drawerPutIn});
    sheet.line({drawer, QStringLiteral("꺼냄"), {}, {}, {}, -report.drawerTakenOut});
    sheet.line({drawer, QStringLiteral("남은 돈"), {}, {}, {}, report.drawer});
    writeMatching(sheet, report);
    writeTerminals(sheet, report);
    writeOpen(sheet, report);
    writeExplained(sheet, report, names);
    return sheet.take();
}

} // namespace naru::payments::dayclose
