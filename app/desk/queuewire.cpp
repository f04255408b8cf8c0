// SPDX-License-Identifier: GPL-3.0-or-later
// How desks say it: CBOR arrays in one spelling, read strictly.
#include "app/codec/cbor.h"
#include "app/desk/queueticket.h"

#include <algorithm>

namespace naru::desk {

namespace {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

constexpr quint64 format = 1;
constexpr qsizetype deviceBytes = 16, digestBytes = 32;
constexpr quint64 ticketItems = 18, helloItems = 4, messageItems = 4, hostItems = 3;
constexpr qint64 millisMax = 253'402'300'799'999; // the year 9999
const QString dayFormat = QStringLiteral("yyyy-MM-dd");

qint64 ms(Instant moment)
{
    return moment.time_since_epoch().count();
}

void write(CborWriter& writer, const Ticket& ticket)
{
    writer.array(ticketItems)
        .bytes(ticket.id.giver)
        .number(ticket.id.lane)
        .number(ticket.id.number)
        .text(ticket.matter)
        .text(ticket.place)
        .number(ms(ticket.taken))
        .number(ticket.version)
        .bytes(ticket.author)
        .number(static_cast<qint64>(ticket.stage))
        .number(ms(ticket.since))
        .bytes(ticket.counter)
        .text(ticket.counterName)
        .number(ticket.calls)
        .number(ticket.misses)
        .number(ticket.leg)
        .text(ticket.from)
        .text(ticket.note)
        .array(static_cast<quint64>(ticket.hosts.size()));
    for (const Host& host : ticket.hosts)
        writer.array(hostItems).number(host.leg).bytes(host.device).text(host.name);
}

/// Takes one item after the other; the first that does not fit ends it.
class Taker {
public:
    Taker(const CborValue& array, quint64 items)
        : m_array(array)
        , m_good(array.is(CborType::Array) && array.size() == static_cast<qsizetype>(items))
    {
    }
    bool isGood() const { return m_good; }
    qsizetype at() const { return m_at; }
    CborValue item() { return m_good ? m_array.at(m_at++) : CborValue(); }

    qint64 number(qint64 least, qint64 most)
    {
        const auto value = item().toInteger();
        return keep(value && *value >= least && *value <= most) ? *value : least;
    }
    QByteArray bytes(std::initializer_list<qsizetype> sizes)
    {
        const auto value = item().toBytes();
        const bool fits = value && std::find(sizes.begin(), sizes.end(), value->size()) != sizes.end();
        return keep(fits) ? QByteArray(value->constData(), value->size()) : QByteArray();
    }
    QString text(qsizetype lettersMax)
    {
        const auto value = item().toText();
        return keep(value && value->size() <= lettersMax
                   && std::all_of(value->begin(), value->end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); }))
            ? *value
            : QString();
    }
    bool keep(bool good) { return m_good = m_good && good; }

private:
    CborValue m_array;
    qsizetype m_at = 0;
    bool m_good;
};

Instant momentFrom(Taker& taker)
{
    return Instant(Milliseconds(taker.number(0, millisMax)));
}

std::optional<QList<Host>> hostsFrom(const CborValue& value)
{
    if (!value.is(CborType::Array) || value.size() > hostsMax)
        return std::nullopt;
    QList<Host> hosts;
    for (const CborValue& each : value.items()) {
        Taker taker(each, hostItems);
        Host host;
        host.leg = static_cast<int>(taker.number(0, legsMax));
        host.device = taker.bytes({deviceBytes});
        host.name = taker.text(queueNameLettersMax);
        if (!taker.isGood() || (!hosts.isEmpty() && !(hosts.last() < host)))
            return std::nullopt;
        hosts.append(host);
    }
    return hosts;
}

std::optional<Ticket> ticketFrom(const CborValue& value)
{
    Taker taker(value, ticketItems);
    Ticket ticket;
    ticket.id.giver = taker.bytes({deviceBytes});
    ticket.id.lane = static_cast<int>(taker.number(0, lanesMax - 1));
    ticket.id.number = static_cast<int>(taker.number(1, numbersMax));
    ticket.matter = taker.text(matterLettersMax);
    ticket.place = taker.text(queueNameLettersMax);
    ticket.taken = momentFrom(taker);
    ticket.version = taker.number(1, versionMax);
    ticket.author = taker.bytes({deviceBytes});
    ticket.stage = static_cast<TicketStage>(taker.number(0, static_cast<qint64>(TicketStage::Gone)));
    ticket.since = momentFrom(taker);
    ticket.counter = taker.bytes({0, deviceBytes});
    ticket.counterName = taker.text(queueNameLettersMax);
    ticket.calls = static_cast<int>(taker.number(0, callsMax));
    ticket.misses = static_cast<int>(taker.number(0, missesMax));
    ticket.leg = static_cast<int>(taker.number(0, legsMax));
    ticket.from = taker.text(queueNameLettersMax);
    ticket.note = taker.text(noteLettersMax);
    const auto hosts = hostsFrom(taker.item());
    const bool isHeld = ticket.stage == TicketStage::Called || ticket.stage == TicketStage::Here;
    taker.keep(hosts && !ticket.matter.isEmpty() && (!isHeld || !ticket.counter.isEmpty()));
    if (!taker.isGood())
        return std::nullopt;
    ticket.hosts = *hosts;
    return ticket;
}

std::optional<QueueMessage::Hello> helloFrom(const CborValue& value)
{
    Taker taker(value, helloItems);
    QueueMessage::Hello hello;
    hello.place = static_cast<QueueMessage::Place>(taker.number(0, static_cast<qint64>(QueueMessage::Place::Kiosk)));
    hello.lane = static_cast<int>(taker.number(-1, lanesMax - 1));
    hello.laneSince = momentFrom(taker);
    hello.digest = taker.bytes({digestBytes});
    return taker.isGood() ? std::optional(hello) : std::nullopt;
}

codec::CborLimits limits()
{
    codec::CborLimits limits;
    limits.bytesMax = queueMessageBytesMax;
    limits.depthMax = 6;
    limits.itemsMax = 20'000;
    return limits;
}

Fault bad(const char* part)
{
    return Fault(QueueFault::BadMessage, QLatin1StringView(part));
}

} // namespace

QByteArray bytesOf(const Ticket& ticket)
{
    CborWriter writer;
    write(writer, ticket);
    return writer.take();
}

QByteArray bytesOf(const QueueMessage& message)
{
    CborWriter writer;
    writer.array(messageItems).number(format).text(message.day.toString(dayFormat));
    if (message.hello)
        writer.array(helloItems)
            .number(static_cast<qint64>(message.hello->place))
            .number(message.hello->lane)
            .number(ms(message.hello->laneSince))
            .bytes(message.hello->digest);
    else
        writer.null();
    writer.array(static_cast<quint64>(message.tickets.size()));
    for (const Ticket& ticket : message.tickets)
        write(writer, ticket);
    return writer.take();
}

QList<QByteArray> pagesOf(QDate day, const QList<Ticket>& tickets)
{
    constexpr qsizetype room = queueMessageBytesMax - 64; // what stands around them
    QList<QByteArray> pages;
    QueueMessage message{day, std::nullopt, {}};
    qsizetype filled = 0;
    for (const Ticket& ticket : tickets) {
        const qsizetype bytes = bytesOf(ticket).size();
        if (filled + bytes > room) {
            pages.append(bytesOf(message));
            message.tickets.clear();
            filled = 0;
        }
        message.tickets.append(ticket);
        filled += bytes;
    }
    if (!message.tickets.isEmpty())
        pages.append(bytesOf(message));
    return pages;
}

Result<QueueMessage> readQueueMessage(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes, limits());
    if (!document)
        return document.fault();
    const CborValue root = (*document)->root();
    const auto version = root.at(0).toUnsigned();
    if (!root.is(CborType::Array) || !version || *version == 0)
        return bad("version");
    if (*version > format)
        return QueueFault::NewerMessage;
    if (root.size() != static_cast<qsizetype>(messageItems))
        return bad("items");
    QueueMessage message;
    const auto day = root.at(1).toText();
    message.day = day && day->size() == dayFormat.size() ? QDate::fromString(*day, dayFormat) : QDate();
    if (!message.day.isValid() || message.day.year() < 1970)
        return bad("day");
    if (!root.at(2).isNull()) {
        message.hello = helloFrom(root.at(2));
        if (!message.hello)
            return bad("hello");
    }
    if (!root.at(3).is(CborType::Array))
        return bad("tickets");
    for (const CborValue& each : root.at(3).items()) {
        const auto ticket = ticketFrom(each);
        if (!ticket)
            return bad("ticket");
        message.tickets.append(*ticket);
    }
    return message;
}

Result<Ticket> readTicket(const QByteArray& bytes)
{
    const auto document = codec::CborDocument::parse(bytes, limits());
    if (!document)
        return document.fault();
    const auto ticket = ticketFrom((*document)->root());
    if (!ticket)
        return bad("ticket");
    return *ticket;
}

} // namespace naru::desk
