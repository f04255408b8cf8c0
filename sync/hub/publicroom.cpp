// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/publicroom.h"

#include "sync/hub/metrics.h"
#include "sync/wire/answer.h"

#include <QUrlQuery>

#include <array>

namespace naru::hub {

namespace {

constexpr const char* plainText = "text/plain; charset=utf-8";
constexpr std::array alarmCodes{"ahead", "differs", "leaf_differs", "own_differs", "unknown"};
constexpr quint64 numberMax = std::numeric_limits<qint64>::max();

std::optional<quint64> numberOf(const Request& request, const char* name, quint64 most = numberMax)
{
    const auto text = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QLatin1StringView(name));
    bool isNumber = false;
    const quint64 number = text.toULongLong(&isNumber);
    return isNumber && number <= most ? std::optional(number) : std::nullopt;
}

Response refusal(int status, const char* code, std::optional<Milliseconds> retryAfter = {})
{
    Response response{status, wire::mediaType, wire::bytesOf(wire::Refusal{QString::fromLatin1(code), {}, {}}), {}};
    if (retryAfter)
        response.headers.emplaceBack(
            "Retry-After", QByteArray::number(std::chrono::ceil<std::chrono::seconds>(*retryAfter).count()));
    return response;
}

Response textual(int status, const QByteArray& text)
{
    return {status, plainText, text, {{"Cache-Control", "no-store"}}};
}

} // namespace

PublicRoom::PublicRoom(Parts parts)
    : m(std::move(parts))
    , m_log(m.log)
    , m_sequencer(m.log.pool)
{
}

PublicRoom::~PublicRoom()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> PublicRoom::prepare()
{
    if (auto made = m_log.prepare(); !made)
        return made;
    const auto newest = m_log.newest();
    if (!newest)
        return newest.fault();
    // A log begins with what it promises before it holds anything.
    const auto first = *newest ? Result<KeptCheckpoint>(**newest) : m_log.checkpoint();
    if (!first)
        return first.fault();
    take(*first);
    return {};
}

void PublicRoom::begin()
{
    m_thread = std::thread([this] { run(); });
}

void PublicRoom::run()
{
    while (!isEnding()) {
        round();
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, growEvery, [this] { return m_isEnding; });
    }
}

void PublicRoom::round()
{
    grow();
    sign();
    judgeAll();
}

bool PublicRoom::isEnding()
{
    const std::scoped_lock lock(m_mutex);
    return m_isEnding;
}

void PublicRoom::say(const Fault& fault)
{
    if (m.say)
        m.say("{\"fault\":\"" + QByteArray(fault.name()) + "\",\"room\":\"publiclog\"}");
}

void PublicRoom::take(const KeptCheckpoint& checkpoint)
{
    const std::scoped_lock lock(m_mutex);
    m_newest = checkpoint.note;
    m_signed = checkpoint.made;
}

void PublicRoom::grow()
{
    while (!isEnding()) {
        const auto added = m_sequencer.step();
        if (!added)
            say(added.fault());
        if (!added || *added == 0)
            return;
    }
}

/// Every hub looks what the others signed; whoever finds the newest an hour old signs, and the first leaves at once.
void PublicRoom::sign()
{
    auto newest = m_log.newest();
    const auto counts = newest ? m_log.counts() : newest.fault();
    if (!counts)
        return say(counts.fault());
    const auto age = *newest ? m.log.clock.now() - (*newest)->made : signEvery;
    const bool isFirst = counts->leaves > 0 && *newest && (*newest)->size == 0;
    if (isFirst || age >= signEvery || age <= -signEvery) {
        auto made = m_log.checkpoint();
        if (!made)
            return say(made.fault());
        take(*made);
    } else {
        take(**newest);
    }
}

QByteArray PublicRoom::newest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_newest;
}

void PublicRoom::witness(const QByteArray& device, const QByteArray& note)
{
    const std::scoped_lock lock(m_mutex);
    if (note.isEmpty() || note == m_newest || m_known.contains(note) || m_witnesses.size() >= witnessesMax)
        return;
    m_witnesses.emplace_back(device, note);
}

void PublicRoom::judgeAll()
{
    std::deque<std::pair<QByteArray, QByteArray>> some;
    {
        const std::scoped_lock lock(m_mutex);
        some.swap(m_witnesses);
    }
    for (const auto& [device, note] : some) {
        if (isEnding())
            return;
        judge(device, note);
    }
}

void PublicRoom::judge(const QByteArray& device, const QByteArray& note)
{
    const auto judged = m_log.judge(note);
    if (!judged)
        return say(judged.fault());
    if (*judged == PublicLog::Witness::Fine) {
        const std::scoped_lock lock(m_mutex);
        if (m_known.size() >= knownMax)
            m_known.clear();
        m_known.insert(note);
        return;
    }
    if (const auto raised = m_log.raise(device, codeOf(*judged), note); !raised)
        say(raised.fault());
    if (m.say)
        m.say("{\"log_alarm\":\"" + QByteArray(codeOf(*judged)) + "\",\"device\":\"" + device.toHex() + "\"}");
}

std::optional<Response> PublicRoom::answer(const Request& request)
{
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    if (request.listener != Request::Listener::Operators || !isRead)
        return {};
    if (request.path == "/log/consistency")
        return consistency(request);
    if (request.path != "/log/checkpoint")
        return {};
    const QByteArray note = newest();
    return note.isEmpty() ? textual(404, "no checkpoint yet\n") : textual(200, note);
}

Response PublicRoom::consistency(const Request& request)
{
    const auto from = request.query.isEmpty() ? std::optional<quint64>(0) : numberOf(request, "from");
    if (!from)
        return textual(400, "from=N\n");
    const auto text = m_log.continuation(*from);
    if (!text) {
        say(text.fault());
        return textual(503, "database\n");
    }
    return *text ? textual(200, **text) : textual(404, "no checkpoint of that size yet\n");
}

Response PublicRoom::proof(const QByteArray& device, const Request& request)
{
    const auto epoch = numberOf(request, "epoch", std::numeric_limits<quint32>::max());
    const auto seq = numberOf(request, "seq");
    if (!epoch || !seq)
        return refusal(400, "bad_query");
    const auto proven = m_log.prove(device, quint32(*epoch), *seq);
    if (!proven) {
        say(proven.fault());
        return refusal(503, "store_failed", growEvery);
    }
    using As = PublicLog::Proven::As;
    if (proven->as == As::Included)
        return {200, wire::mediaType, wire::bytesOf(proven->proof), {}};
    if (proven->as == As::Unknown)
        return refusal(404, "unknown_entry");
    const std::scoped_lock lock(m_mutex);
    const auto next = m_signed + signEvery + growEvery - m.log.clock.now();
    return refusal(404, "not_included", std::clamp(next, growEvery, signEvery));
}

QByteArray PublicRoom::metrics()
{
    const auto counts = m_log.counts();
    if (!counts)
        return {};
    QByteArray text = Metrics::line("log_leaves", "gauge", "Entries in the public log.", {}, qint64(counts->leaves))
        + Metrics::line("log_checkpoints_total", "counter", "Checkpoints that were signed.", {}, counts->checkpoints);
    text += "# HELP naru_hub_log_alarms Desks that held out what does not fit this log, by what.\n"
            "# TYPE naru_hub_log_alarms gauge\n";
    for (const char* const code : alarmCodes)
        text += "naru_hub_log_alarms{code=\"" + QByteArray(code) + "\"} "
            + QByteArray::number(counts->alarms.value(QLatin1StringView(code))) + '\n';
    if (counts->age)
        text += Metrics::line("log_checkpoint_age_seconds", "gauge", "Age of the newest checkpoint.", {},
            std::chrono::duration_cast<std::chrono::seconds>(*counts->age).count());
    return text;
}

} // namespace naru::hub
