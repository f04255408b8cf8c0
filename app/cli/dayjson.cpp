// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dayjson.h"

#include <QJsonArray>

namespace naru::cli {

using namespace payments::dayclose;

namespace {

QJsonValue won(const std::optional<Won>& amount)
{
    return amount ? QJsonValue(amount->value) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const Tally& tally)
{
    return {{QStringLiteral("won"), tally.won.value}, {QStringLiteral("count"), tally.count}};
}

QJsonObject toJson(const Figures& figures)
{
    return {{QStringLiteral("receipts"), toJson(figures.receipts)},
        {QStringLiteral("cancels"), toJson(figures.cancels)}, {QStringLiteral("refunds"), toJson(figures.refunds)},
        {QStringLiteral("net"), figures.net().value}};
}

/// "payment.match_matched" is "matched" here.
QString lastWord(const char* name)
{
    return QString::fromLatin1(name).section(u'_', 1);
}

QJsonObject toJson(const OpenItem& item)
{
    return {{QStringLiteral("kind"), lastWord(openNames[static_cast<std::size_t>(item.kind) - 1])},
        {QStringLiteral("service_id"), item.serviceId}, {QStringLiteral("bill"), item.bill},
        {QStringLiteral("amount"), item.amount.value}, {QStringLiteral("since"), rfc3339(item.since)},
        {QStringLiteral("finding"), QLatin1StringView(payments::findingNames[static_cast<std::size_t>(item.finding)])}};
}

QJsonObject toJson(const payments::Shift& shift)
{
    return {{QStringLiteral("number"), shift.number}, {QStringLiteral("staff"), shift.staff},
        {QStringLiteral("opening"), shift.opening.value}, {QStringLiteral("expected"), shift.expected.value},
        {QStringLiteral("counted"), shift.closed ? QJsonValue(shift.counted.value) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("difference"), shift.difference().value}, {QStringLiteral("reason"), shift.reason}};
}

QJsonObject toJson(const FileLine& line)
{
    return {{QStringLiteral("line"), line.number}, {QStringLiteral("amount"), line.amount.value},
        {QStringLiteral("reversal"), line.reversal}, {QStringLiteral("approval"), line.approval},
        {QStringLiteral("transaction"), line.transaction}, {QStringLiteral("poi_transaction"), line.poiTransaction},
        {QStringLiteral("terminal"), line.terminal}};
}

QJsonObject toJson(const TerminalSum& sum)
{
    return {{QStringLiteral("paid"), toJson(sum.paid)}, {QStringLiteral("reversed"), toJson(sum.reversed)},
        {QStringLiteral("net"), sum.net().value}};
}

QJsonObject toJson(const TerminalCount& count)
{
    const QString said = lastWord(terminalSaidNames[static_cast<std::size_t>(count.said) - 1]);
    QJsonObject object{{QStringLiteral("poi"), count.poi}, {QStringLiteral("name"), count.name},
        {QStringLiteral("said"), said}, {QStringLiteral("desk"), toJson(count.desk)},
        {QStringLiteral("agrees"), count.agrees()}};
    if (count.said == TerminalSaid::Counted) {
        object.insert(QStringLiteral("terminal"), toJson(count.day));
        object.insert(QStringLiteral("may_be_older"), count.mayBeOlder);
    }
    return object;
}

QJsonObject toJson(const Explained& each)
{
    return {{QStringLiteral("name"), each.name}, {QStringLiteral("service_id"), each.serviceId},
        {QStringLiteral("amount"), each.amount.value},
        {QStringLiteral("what"), lastWord(meaningNames[static_cast<std::size_t>(each.what) - 1])},
        {QStringLiteral("reason"), each.reason}, {QStringLiteral("first"), each.first},
        {QStringLiteral("second"), each.second}};
}

template <typename List>
QJsonArray listOf(const List& list)
{
    QJsonArray array;
    for (const auto& each : list)
        array.append(toJson(each));
    return array;
}

} // namespace

QJsonObject toJson(const DayReport& report)
{
    QJsonObject rows;
    for (const MatchRow& row : report.rows)
        rows.insert(lastWord(matchNames[static_cast<std::size_t>(row.what) - 1]),
            QJsonObject{{QStringLiteral("count"), row.count}, {QStringLiteral("desk"), won(row.desk)},
                {QStringLiteral("terminal"), won(row.terminal)}, {QStringLiteral("acquirer"), won(row.acquirer)}});
    const bool closed = report.kind == DayReport::Kind::Z;
    return {{QStringLiteral("kind"), closed ? QStringLiteral("Z") : QStringLiteral("X")},
        {QStringLiteral("number"), report.number}, {QStringLiteral("date"), report.date.toString(Qt::ISODate)},
        {QStringLiteral("at"), rfc3339(report.at)}, {QStringLiteral("received"), report.received().value},
        {QStringLiteral("card"), toJson(report.card)}, {QStringLiteral("cash"), toJson(report.cash)},
        {QStringLiteral("waived"), toJson(report.waived)}, {QStringLiteral("reduced"), toJson(report.reduced)},
        {QStringLiteral("shifts"), listOf(report.shifts)}, {QStringLiteral("drawer"), report.drawer.value},
        {QStringLiteral("rows"), rows}, {QStringLiteral("compared"), report.compared},
        {QStringLiteral("terminals"), listOf(report.terminals)}, {QStringLiteral("open"), listOf(report.open)},
        {QStringLiteral("open_in_all"), toJson(report.openInAll)},
        {QStringLiteral("explained"), listOf(report.explained)}, {QStringLiteral("doubt"), toJson(report.doubt)},
        {QStringLiteral("hash"), QString::fromLatin1(report.hash.toHex())}};
}

QJsonObject toJson(const FileOutcome& outcome)
{
    return {{QStringLiteral("profile"), outcome.profile}, {QStringLiteral("lines"), outcome.lines},
        {QStringLiteral("fitted"), outcome.fitted}, {QStringLiteral("known"), outcome.known},
        {QStringLiteral("elsewhere"), outcome.elsewhere}, {QStringLiteral("alone"), listOf(outcome.alone)},
        {QStringLiteral("skipped"), QJsonArray::fromStringList(outcome.skipped)}};
}

} // namespace naru::cli
