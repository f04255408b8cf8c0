// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/payments/dayclose/daystore.h"
#include "app/payments/recordbody.h"

namespace naru::payments::dayclose {

namespace {

using codec::CborValue;
using codec::CborWriter;

constexpr qint64 sumMax = qint64(1) << 52; // exact in every reader of numbers

qint64 numberOf(Instant at)
{
    return at.time_since_epoch().count();
}
Instant instantOf(qint64 number)
{
    return Instant(Milliseconds(number));
}
QString textOf(const std::optional<QDate>& date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

QByteArray itemOf(const Tally& tally)
{
    return CborWriter().array(2).number(tally.won.value).number(tally.count).take();
}
QByteArray itemOf(const Figures& figures)
{
    CborWriter writer;
    writer.array(3).raw(itemOf(figures.receipts)).raw(itemOf(figures.cancels)).raw(itemOf(figures.refunds));
    return writer.take();
}
QByteArray itemOf(const std::optional<Won>& won)
{
    return won ? CborWriter().number(won->value).take() : CborWriter().null().take();
}

template <typename List, typename Item>
QByteArray listOf(const List& list, const Item& item)
{
    CborWriter writer;
    writer.array(static_cast<quint64>(list.size()));
    for (const auto& each : list)
        writer.raw(item(each));
    return writer.take();
}

QByteArray itemOf(const Shift& shift)
{
    Body body;
    body.number("number", shift.number).number("staff", shift.staff).number("opened", numberOf(shift.opened));
    body.number("opening", shift.opening.value);
    if (shift.closed)
        body.number("closed", numberOf(*shift.closed));
    body.number("expected", shift.expected.value).number("counted", shift.counted.value);
    return body.text("reason", shift.reason).take();
}

QByteArray itemOf(const TerminalSum& sum)
{
    return CborWriter().array(2).raw(itemOf(sum.paid)).raw(itemOf(sum.reversed)).take();
}

QByteArray itemOf(const TerminalCount& count)
{
    Body body;
    body.text("poi", count.poi).text("name", count.name).number("said", qint64(count.said));
    if (count.said == TerminalSaid::Counted)
        body.raw("sum", itemOf(count.sum)).text("period", count.period).raw("day", itemOf(count.day));
    return body.raw("desk", itemOf(count.desk)).number("older", count.mayBeOlder).take();
}

QByteArray itemOf(const OpenItem& item)
{
    Body body;
    body.number("kind", qint64(item.kind)).number("finding", qint64(item.finding)).text("service", item.serviceId);
    body.text("bill", item.bill).number("won", item.amount.value);
    return body.number("since", numberOf(item.since)).take();
}

QByteArray itemOf(const Explained& each)
{
    Body body;
    body.text("name", each.name).text("service", each.serviceId).number("won", each.amount.value);
    body.number("finding", qint64(each.finding)).number("what", qint64(each.what)).text("reason", each.reason);
    return body.number("first", each.first).number("second", each.second).take();
}

QByteArray itemOf(const FileLine& line)
{
    Body body;
    body.number("number", line.number).number("reversal", line.reversal).number("won", line.amount.value);
    body.text("currency", line.currency).text("date", textOf(line.date));
    if (line.at)
        body.number("at", numberOf(*line.at));
    body.text("approval", line.approval).text("poi_transaction", line.poiTransaction);
    return body.text("transaction", line.transaction).text("terminal", line.terminal).bytes("hash", line.hash).take();
}

/// Reads what the writers above wrote; anything else spoils the record.
struct Parser {
    bool good = true;

    qint64 number(CborValue value, qint64 min = -sumMax, qint64 max = sumMax)
    {
        const auto number = value.toInteger();
        good = good && number && *number >= min && *number <= max;
        return number.value_or(0);
    }
    Tally tally(CborValue value) { return {Won{number(value.at(0))}, number(value.at(1), 0)}; }
    Figures figures(CborValue value) { return {tally(value.at(0)), tally(value.at(1)), tally(value.at(2))}; }
    std::optional<Won> won(CborValue value)
    {
        return value.isNull() ? std::nullopt : std::optional(Won{number(value)});
    }
    std::optional<QDate> date(const QString& text)
    {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        good = good && (text.isEmpty() || date.isValid());
        return date.isValid() ? std::optional(date) : std::nullopt;
    }
    void adopt(const Reader& in) { good = good && in.isGood(); }

    Shift shift(CborValue value)
    {
        Reader in(value);
        Shift shift;
        shift.number = in.number("number", 1, INT64_MAX);
        shift.staff = in.number("staff", 1, INT64_MAX);
        shift.opened = instantOf(in.number("opened", INT64_MIN, INT64_MAX));
        shift.opening = Won{in.number("opening", 0, sumMax)};
        if (in.find("closed").isValid())
            shift.closed = instantOf(in.number("closed", INT64_MIN, INT64_MAX));
        shift.expected = Won{in.number("expected", -sumMax, sumMax)};
        shift.counted = Won{in.number("counted", 0, sumMax)};
        shift.reason = in.text("reason");
        adopt(in);
        return shift;
    }
    TerminalSum sum(CborValue value) { return {tally(value.at(0)), tally(value.at(1))}; }
    TerminalCount terminal(CborValue value)
    {
        Reader in(value);
        TerminalCount count;
        count.poi = in.text("poi");
        count.name = in.text("name");
        count.said = in.one("said", TerminalSaid::Counted, TerminalSaid::Busy);
        if (count.said == TerminalSaid::Counted) {
            count.sum = sum(in.find("sum"));
            count.period = in.text("period");
            count.day = sum(in.find("day"));
        }
        count.desk = sum(in.find("desk"));
        count.mayBeOlder = in.number("older", 0, 1) == 1;
        adopt(in);
        return count;
    }
    OpenItem item(CborValue value)
    {
        Reader in(value);
        OpenItem item;
        item.kind = in.one("kind", OpenKind::InDoubt, OpenKind::Found);
        item.finding = in.one("finding", Finding::None, Finding::Debt);
        item.serviceId = in.text("service", 10);
        item.bill = in.text("bill");
        item.amount = Won{in.number("won", -wonMax.value, wonMax.value)};
        item.since = instantOf(in.number("since", INT64_MIN, INT64_MAX));
        adopt(in);
        return item;
    }
    Explained explained(CborValue value)
    {
        Reader in(value);
        Explained each;
        each.name = in.text("name");
        each.serviceId = in.text("service", 10);
        each.amount = Won{in.number("won", -wonMax.value, wonMax.value)};
        each.finding = in.one("finding", Finding::None, Finding::Debt);
        each.what = in.one("what", Meaning::OtherDesk, Meaning::Other);
        each.reason = in.text("reason");
        each.first = in.number("first", 1, INT64_MAX);
        each.second = in.number("second", 1, INT64_MAX);
        adopt(in);
        return each;
    }
    FileLine line(CborValue value)
    {
        Reader in(value);
        FileLine line;
        line.number = in.number("number", 1, INT64_MAX);
        line.reversal = in.number("reversal", 0, 1) == 1;
        line.amount = Won{in.number("won", 1, wonMax.value)};
        line.currency = in.text("currency", 3);
        line.date = date(in.text("date"));
        if (in.find("at").isValid())
            line.at = instantOf(in.number("at", INT64_MIN, INT64_MAX));
        line.approval = in.text("approval");
        line.poiTransaction = in.text("poi_transaction");
        line.transaction = in.text("transaction");
        line.terminal = in.text("terminal");
        line.hash = in.bytes("hash", hashBytes);
        good = good && !line.hash.isEmpty();
        adopt(in);
        return line;
    }
};

void writeWitnesses(Body& body, const DayReport& report)
{
    body.raw("rows", listOf(report.rows, [](const MatchRow& row) {
        CborWriter writer;
        writer.array(5).number(qint64(row.what)).number(row.count).raw(itemOf(row.desk)).raw(itemOf(row.terminal));
        return writer.raw(itemOf(row.acquirer)).take();
    }));
    body.number("compared", report.compared);
    if (!report.terminals.isEmpty())
        body.raw("terminals", listOf(report.terminals, [](const TerminalCount& count) { return itemOf(count); }));
    body.raw("open", listOf(report.open, [](const OpenItem& item) { return itemOf(item); }));
    body.raw("open_in_all", itemOf(report.openInAll)).raw("doubt", itemOf(report.doubt));
    if (!report.explained.isEmpty())
        body.raw("explained", listOf(report.explained, [](const Explained& each) { return itemOf(each); }));
}

void readWitnesses(Reader& in, Parser& parser, DayReport& report)
{
    for (const CborValue row : in.find("rows").items()) {
        const auto what = static_cast<MatchClass>(parser.number(row.at(0), 1, qint64(allMatchClasses.size())));
        report.rows.append(
            {what, parser.number(row.at(1), 0), parser.won(row.at(2)), parser.won(row.at(3)), parser.won(row.at(4))});
    }
    report.compared = in.number("compared", 0, 1) == 1;
    if (const CborValue terminals = in.find("terminals"); terminals.isValid()) {
        for (const CborValue terminal : terminals.items())
            report.terminals.append(parser.terminal(terminal));
    }
    for (const CborValue item : in.find("open").items())
        report.open.append(parser.item(item));
    report.openInAll = parser.tally(in.find("open_in_all"));
    report.doubt = parser.tally(in.find("doubt"));
    if (const CborValue explained = in.find("explained"); explained.isValid()) {
        for (const CborValue each : explained.items())
            report.explained.append(parser.explained(each));
    }
}

} // namespace

QByteArray hashOf(const QByteArray& before, const QByteArray& body)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, {"naru-z1", before, body});
}

QList<Record> recordsOf(const FileOutcome& outcome)
{
    QList<Record> records;
    for (qsizetype at = 0; at == 0 || at < outcome.alone.size(); at += aloneMax) {
        Body body;
        body.bytes("hash", outcome.hash).text("profile", outcome.profile).number("part", at / aloneMax);
        body.text("first", textOf(outcome.first)).text("last", textOf(outcome.last)).number("lines", outcome.lines);
        body.number("fitted", outcome.fitted).number("known", outcome.known).number("elsewhere", outcome.elsewhere);
        body.raw("alone", listOf(outcome.alone.mid(at, aloneMax), [](const FileLine& line) { return itemOf(line); }));
        records.append({Kind::FileRead, 1, body.take()});
    }
    return records;
}

Result<FileOutcome> fileOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Parser parser;
    FileOutcome outcome;
    outcome.hash = in.bytes("hash", hashBytes);
    outcome.profile = in.text("profile");
    outcome.first = parser.date(in.text("first"));
    outcome.last = parser.date(in.text("last"));
    outcome.lines = in.number("lines", 0, INT32_MAX);
    outcome.fitted = in.number("fitted", 0, INT32_MAX);
    outcome.known = in.number("known", 0, INT32_MAX);
    outcome.elsewhere = in.number("elsewhere", 0, INT32_MAX);
    in.number("part", 0, INT32_MAX);
    for (const CborValue line : in.find("alone").items())
        outcome.alone.append(parser.line(line));
    const bool good = in.isGood() && parser.good && !outcome.hash.isEmpty() && outcome.alone.size() <= aloneMax;
    return good ? Result<FileOutcome>(std::move(outcome)) : PaymentFault::BadRecord;
}

Record recordOf(const DayReport& report)
{
    Body body;
    body.number("number", report.number).text("date", textOf(report.date)).number("at", numberOf(report.at));
    if (report.since)
        body.number("since", numberOf(*report.since));
    body.number("by", report.by).number("second", report.second);
    body.raw("card", itemOf(report.card)).raw("cash", itemOf(report.cash));
    body.raw("waived", itemOf(report.waived)).raw("reduced", itemOf(report.reduced));
    body.raw("staff", listOf(report.staff, [](const StaffFigures& each) {
        CborWriter writer;
        writer.array(3).number(each.staff).number(qint64(each.method)).raw(itemOf(each.figures));
        return writer.take();
    }));
    body.raw("shifts", listOf(report.shifts, [](const Shift& shift) { return itemOf(shift); }));
    body.number("put_in", report.drawerPutIn.value).number("taken_out", report.drawerTakenOut.value);
    body.number("drawer", report.drawer.value);
    writeWitnesses(body, report);
    return {Kind::DayClosed, 1, body.bytes("before", report.before).take()};
}

Result<DayReport> reportOf(const Record& record)
{
    const auto document = parsed(record);
    if (!document)
        return document.fault();
    Reader in((*document)->root());
    Parser parser;
    DayReport report;
    report.kind = DayReport::Kind::Z;
    report.number = in.number("number", 1, INT64_MAX);
    report.date = parser.date(in.text("date")).value_or(QDate());
    report.at = instantOf(in.number("at", INT64_MIN, INT64_MAX));
    if (in.find("since").isValid())
        report.since = instantOf(in.number("since", INT64_MIN, INT64_MAX));
    report.by = in.number("by", 0, INT64_MAX);
    report.second = in.number("second", 0, INT64_MAX);
    report.card = parser.figures(in.find("card"));
    report.cash = parser.figures(in.find("cash"));
    report.waived = parser.tally(in.find("waived"));
    report.reduced = parser.tally(in.find("reduced"));
    for (const CborValue each : in.find("staff").items())
        report.staff.append({parser.number(each.at(0), 0, INT64_MAX),
            static_cast<Method>(parser.number(each.at(1), 1, 2)), parser.figures(each.at(2))});
    for (const CborValue shift : in.find("shifts").items())
        report.shifts.append(parser.shift(shift));
    report.drawerPutIn = Won{in.number("put_in", 0, sumMax)};
    report.drawerTakenOut = Won{in.number("taken_out", 0, sumMax)};
    report.drawer = Won{in.number("drawer", 0, sumMax)};
    readWitnesses(in, parser, report);
    report.before = in.bytes("before", hashBytes);
    report.hash = hashOf(report.before, record.body);
    if (!in.isGood() || !parser.good || !report.date.isValid() || report.open.size() > openItemsMax
        || report.terminals.size() > terminalsMax || report.explained.size() > explainedMax)
        return PaymentFault::BadRecord;
    if (report.second != 0 && report.second == report.by)
        return PaymentFault::SecondPersonNeeded;
    return report;
}

} // namespace naru::payments::dayclose
