// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/terminalbook.h"

#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>

namespace naru::sim {

namespace nexo = payments::nexo;
using nexo::Amount;

namespace {

constexpr std::array kinds{"payment", "reversal", "declined"};
constexpr std::array states{"held", "waiting", "late", "done"};

QString text(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes);
}
QByteArray bytes(const QJsonValue& value)
{
    return value.toString().toUtf8();
}

QJsonObject toJson(const nexo::TransactionId& id)
{
    return {{QStringLiteral("id"), text(id.transactionId)}, {QStringLiteral("at"), text(id.timeStamp)}};
}
nexo::TransactionId idOf(const QJsonValue& value)
{
    return {bytes(value[u"id"]), bytes(value[u"at"])};
}
QJsonObject toJson(const Amount& amount)
{
    return {{QStringLiteral("currency"), text(amount.currency)},
        {QStringLiteral("millionths"), QString::number(amount.millionths)}};
}
Amount amountOf(const QJsonValue& value)
{
    return {bytes(value[u"currency"]), value[u"millionths"].toString().toLongLong()};
}

QJsonObject toJson(const Said& said)
{
    return {{QStringLiteral("result"), text(said.result)}, {QStringLiteral("condition"), text(said.condition)},
        {QStringLiteral("message"), text(said.message)}, {QStringLiteral("authorised"), toJson(said.authorised)},
        {QStringLiteral("offline"), said.offline}, {QStringLiteral("shows_card"), said.showsCard},
        {QStringLiteral("poi_transaction"), toJson(said.poiTransaction)},
        {QStringLiteral("approval"), text(said.approval)}, {QStringLiteral("busy_with"), text(said.busyWith)}};
}
Said saidOf(const QJsonValue& value)
{
    Said said;
    said.result = bytes(value[u"result"]);
    said.condition = bytes(value[u"condition"]);
    said.message = bytes(value[u"message"]);
    said.authorised = amountOf(value[u"authorised"]);
    said.offline = value[u"offline"].toBool();
    said.showsCard = value[u"shows_card"].toBool();
    said.poiTransaction = idOf(value[u"poi_transaction"]);
    said.approval = bytes(value[u"approval"]);
    said.busyWith = bytes(value[u"busy_with"]);
    return said;
}

QJsonObject toJson(const Entry& entry)
{
    return {{QStringLiteral("category"), QLatin1StringView(nameOf(entry.asked.category))},
        {QStringLiteral("protocol"), text(entry.asked.protocolVersion)},
        {QStringLiteral("sale_id"), text(entry.asked.saleId)}, {QStringLiteral("service"), text(entry.asked.serviceId)},
        {QStringLiteral("poi"), text(entry.asked.poiId)}, {QStringLiteral("sale"), toJson(entry.sale)},
        {QStringLiteral("original"), toJson(entry.original)}, {QStringLiteral("amount"), toJson(entry.amount)},
        {QStringLiteral("fault"), QLatin1StringView(entry.play->name)},
        {QStringLiteral("outcome"), QLatin1StringView(entry.outcome->name)},
        {QStringLiteral("training"), entry.training}, {QStringLiteral("remembered"), entry.remembered},
        {QStringLiteral("reconciled"), entry.reconciled}, {QStringLiteral("requests"), entry.requests},
        {QStringLiteral("status_asked"), entry.statusAsked}, {QStringLiteral("state"), static_cast<int>(entry.state)},
        {QStringLiteral("said"), toJson(entry.said)}};
}
std::optional<Entry> entryOf(const QJsonValue& value)
{
    Entry entry;
    const auto category = nexo::categoryNamed(bytes(value[u"category"]));
    entry.play = playNamed(value[u"fault"].toString());
    entry.outcome = outcomeNamed(value[u"outcome"].toString());
    const int state = value[u"state"].toInt(-1);
    if (!category || !entry.play || !entry.outcome || state < 0 || state >= static_cast<int>(states.size()))
        return std::nullopt;
    entry.asked.category = *category;
    entry.asked.protocolVersion = bytes(value[u"protocol"]);
    entry.asked.saleId = bytes(value[u"sale_id"]);
    entry.asked.serviceId = bytes(value[u"service"]);
    entry.asked.poiId = bytes(value[u"poi"]);
    entry.sale = idOf(value[u"sale"]);
    entry.original = idOf(value[u"original"]);
    entry.amount = amountOf(value[u"amount"]);
    entry.training = value[u"training"].toBool();
    entry.remembered = value[u"remembered"].toBool();
    entry.reconciled = value[u"reconciled"].toBool();
    entry.requests = value[u"requests"].toInt();
    entry.statusAsked = value[u"status_asked"].toInt();
    entry.state = static_cast<Entry::State>(state);
    entry.said = saidOf(value[u"said"]);
    return entry;
}

QJsonObject toJson(const AcquirerLine& line)
{
    return {{QStringLiteral("kind"), static_cast<int>(line.kind)}, {QStringLiteral("service"), text(line.serviceId)},
        {QStringLiteral("amount"), toJson(line.amount)},
        {QStringLiteral("at"), QString::number(line.at.time_since_epoch().count())},
        {QStringLiteral("approval"), text(line.approval)}, {QStringLiteral("sale"), text(line.saleTransaction)},
        {QStringLiteral("poi_transaction"), text(line.poiTransaction)},
        {QStringLiteral("original"), text(line.original)}};
}
AcquirerLine lineOf(const QJsonValue& value)
{
    const auto kind = static_cast<AcquirerLine::Kind>(std::clamp(value[u"kind"].toInt(), 0, 2));
    return {kind, bytes(value[u"service"]), amountOf(value[u"amount"]),
        Instant(Milliseconds(value[u"at"].toString().toLongLong())), bytes(value[u"approval"]), bytes(value[u"sale"]),
        bytes(value[u"poi_transaction"]), bytes(value[u"original"])};
}

/// RFC 4180: quoted where it has to be.
QByteArray cell(QByteArray value)
{
    const bool plain = std::none_of(
        value.begin(), value.end(), [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
    return plain ? value : '"' + value.replace('"', "\"\"") + '"';
}

} // namespace

Entry& TerminalBook::add(Entry entry)
{
    return m_entries.emplace_back(std::move(entry));
}

Entry* TerminalBook::find(QByteArrayView saleId, QByteArrayView serviceId)
{
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(),
        [&](const Entry& one) { return one.asked.saleId == saleId && one.asked.serviceId == serviceId; });
    return found == m_entries.rend() ? nullptr : &*found;
}

Entry* TerminalBook::last()
{
    const auto found
        = std::find_if(m_entries.rbegin(), m_entries.rend(), [](const Entry& one) { return one.remembered; });
    return found == m_entries.rend() ? nullptr : &*found;
}

const Entry* TerminalBook::before(const Entry& entry) const
{
    const Entry* found = nullptr;
    for (const Entry& one : m_entries) {
        if (&one == &entry)
            break;
        const bool refused = one.isReversal() && one.said.isFailure(); // nothing came of it
        if (one.remembered && one.state == Entry::State::Done && !refused)
            found = &one;
    }
    return found;
}

Entry* TerminalBook::paidAs(const nexo::TransactionId& poiTransaction)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& one) {
        return one.remembered && !one.isReversal() && !one.said.isFailure()
            && one.said.poiTransaction == poiTransaction;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

void TerminalBook::forgetAll()
{
    for (Entry& one : m_entries)
        one.remembered = false;
}

void TerminalBook::closeTotals()
{
    for (Entry& one : m_entries)
        one.reconciled = one.reconciled || one.state == Entry::State::Done;
}

qint64 TerminalBook::movedBy(QByteArrayView serviceId) const
{
    qint64 sum = 0;
    for (const AcquirerLine& line : m_lines) {
        if (line.serviceId == serviceId && line.kind != AcquirerLine::Kind::Declined)
            sum += line.kind == AcquirerLine::Kind::Payment ? line.amount.millionths : -line.amount.millionths;
    }
    return sum;
}

qint64 TerminalBook::leftOf(const Entry& payment) const
{
    qint64 left = payment.said.authorised.millionths;
    for (const AcquirerLine& line : m_lines) {
        if (line.kind == AcquirerLine::Kind::Reversal && line.original == payment.said.poiTransaction.transactionId)
            left -= line.amount.millionths;
    }
    return left;
}

QByteArray TerminalBook::csv(QByteArrayView poi) const
{
    QByteArray file = "date,time,kind,amount,currency,approval,sale_transaction,poi_transaction,original,terminal\r\n";
    for (const AcquirerLine& line : m_lines) {
        const auto korean = QDateTime::fromMSecsSinceEpoch(line.at.time_since_epoch().count(),
            QTimeZone(static_cast<int>(std::chrono::seconds(std::chrono::hours(9)).count())));
        const QList<QByteArray> cells{korean.toString(QStringLiteral("yyyy-MM-dd")).toLatin1(),
            korean.toString(QStringLiteral("HH:mm:ss")).toLatin1(), kinds[static_cast<std::size_t>(line.kind)],
            line.amount.json(), line.amount.currency, line.approval, cell(line.saleTransaction),
            cell(line.poiTransaction), cell(line.original), cell(poi.toByteArray())};
        file += cells.join(',') + "\r\n";
    }
    return file;
}

QJsonObject TerminalBook::judgement() const
{
    QJsonArray services;
    int requests = 0;
    qint64 charged = 0;
    for (const Entry& one : m_entries) {
        const auto lines = std::count_if(m_lines.begin(), m_lines.end(), [&](const AcquirerLine& line) {
            return line.serviceId == one.asked.serviceId && line.kind != AcquirerLine::Kind::Declined;
        });
        const qint64 moved = movedBy(one.asked.serviceId);
        requests += one.requests;
        charged += moved;
        services.append(QJsonObject{{QStringLiteral("service"), text(one.asked.serviceId)},
            {QStringLiteral("kind"), one.isReversal() ? QStringLiteral("reversal") : QStringLiteral("payment")},
            {QStringLiteral("sale"), text(one.sale.transactionId)}, {QStringLiteral("requests"), one.requests},
            {QStringLiteral("moved"), moved / Amount::millionthsPerUnit}, {QStringLiteral("lines"), lines},
            {QStringLiteral("state"), QLatin1StringView(states[static_cast<std::size_t>(one.state)])},
            {QStringLiteral("said"), text(one.said.condition.isEmpty() ? one.said.result : one.said.condition)},
            {QStringLiteral("fault"), QLatin1StringView(one.play->name)}});
    }
    return {{QStringLiteral("requests"), requests}, {QStringLiteral("charged"), charged / Amount::millionthsPerUnit},
        {QStringLiteral("services"), services}};
}

QJsonObject TerminalBook::toJson() const
{
    QJsonArray entries, lines;
    for (const Entry& one : m_entries)
        entries.append(sim::toJson(one));
    for (const AcquirerLine& one : m_lines)
        lines.append(sim::toJson(one));
    return {{QStringLiteral("entries"), entries}, {QStringLiteral("lines"), lines}};
}

std::optional<TerminalBook> TerminalBook::fromJson(const QJsonObject& object)
{
    TerminalBook book;
    for (const QJsonValue& one : object[u"entries"].toArray()) {
        auto entry = entryOf(one);
        if (!entry)
            return std::nullopt;
        book.m_entries.push_back(std::move(*entry));
    }
    for (const QJsonValue& one : object[u"lines"].toArray())
        book.m_lines.append(lineOf(one));
    return book;
}

} // namespace naru::sim
