// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/queuemodel.h"

#include "app/words/words.h"

#include <QPointer>

#include <algorithm>

namespace naru::ui::counter {

using desk::Queue;
using desk::Ticket;
using desk::TicketStage;

namespace {
constexpr int renewEveryMs = 20'000;
constexpr int mostMissed = 3; ///< then the row says so
} // namespace

QueueModel::QueueModel(desk::Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_queue(desk.queue())
{
    if (!m_queue)
        return;
    connect(m_queue, &Queue::changed, this, &QueueModel::changed);
    connect(m_queue, &Queue::lost, this, &QueueModel::tellLost);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &QueueModel::changed, Qt::QueuedConnection);
    connect(&m_minute, &QTimer::timeout, this, &QueueModel::changed);
    m_minute.start(renewEveryMs);
}

words::Language QueueModel::language() const
{
    return words::languageOf(m_desk.settings().language);
}

QString QueueModel::matterOf(const QString& matter) const
{
    const QString known = desk::isMatter(matter) ? matter : QString::fromLatin1(desk::matterNames.back());
    return words::wordsOf(QLatin1StringView(QByteArray("queue.matter.") + known.toLatin1()), language()).sentence;
}

/// Where two desks gave the same one, its place stands with it.
QString QueueModel::numberOf(const Ticket& ticket) const
{
    const QString label = ticket.id.label();
    return m_queue->isAmbiguous(ticket) ? QStringLiteral("%1 (%2)").arg(label, ticket.place) : label;
}

QString QueueModel::waitOf(Instant since) const
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_desk.now() - since).count();
    return minutes < 1 ? tr("방금 오심") : tr("%1분째 기다림").arg(minutes);
}

QString QueueModel::longestOf(Instant since) const
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_desk.now() - since).count();
    return minutes < 1 ? waitOf(since) : tr("%1분째 가장 오래").arg(minutes);
}

/// "2번 창구가": the particle of a Korean name goes by its last sound.
QString QueueModel::first(const QString& name) const
{
    constexpr char16_t firstSyllable = 0xAC00, lastSyllable = 0xD7A3;
    constexpr int finals = 28;
    if (language() != words::Language::Korean || name.isEmpty())
        return name;
    const char16_t last = name.back().unicode();
    const bool closes = last >= firstSyllable && last <= lastSyllable && (last - firstSyllable) % finals != 0;
    return name + (closes ? u'이' : u'가');
}

QString QueueModel::stateOf(const Ticket& ticket) const
{
    if (ticket.stage == TicketStage::Called)
        return tr("%1에서 부르는 중").arg(ticket.counterName);
    if (ticket.stage == TicketStage::Here)
        return tr("%1에 계심").arg(ticket.counterName);
    if (ticket.isHandedOver() && (ticket.counterName.isEmpty() || ticket.counterName == m_desk.settings().desk))
        return tr("%1에서 보냄").arg(ticket.from);
    if (ticket.isHandedOver())
        return tr("%1에서 %2로 보냄").arg(ticket.from, ticket.counterName);
    if (ticket.misses >= mostMissed)
        return tr("%1번 불러도 안 오심").arg(ticket.misses);
    return waitOf(ticket.taken);
}

/// Those who wait, then those who are at other counters.
QList<Ticket> QueueModel::shown() const
{
    QList<Ticket> waiting, elsewhere;
    if (!m_queue)
        return waiting;
    const auto mine = m_queue->current();
    for (const Ticket& ticket : m_queue->open()) {
        if (ticket.stage == TicketStage::Waiting)
            waiting.append(ticket);
        else if (!mine || ticket.id != mine->id)
            elsewhere.append(ticket);
    }
    return waiting + elsewhere;
}

bool QueueModel::inUse() const
{
    return m_queue && (!m_queue->open().isEmpty() || !m_queue->neighbours().isEmpty());
}

int QueueModel::waitingCount() const
{
    const auto all = shown();
    return int(std::count_if(
        all.begin(), all.end(), [](const Ticket& ticket) { return ticket.stage == TicketStage::Waiting; }));
}

QVariantList QueueModel::rows() const
{
    QVariantList rows;
    const auto all = shown();
    Instant longest = Instant::max();
    for (const Ticket& ticket : all) {
        if (ticket.stage == TicketStage::Waiting)
            longest = std::min(longest, ticket.taken);
    }
    for (const Ticket& ticket : all) {
        const bool waits = ticket.stage == TicketStage::Waiting;
        const bool isLongest = waits && ticket.taken == longest && waitingCount() > 1 && !ticket.isHandedOver();
        rows.append(
            QVariantMap{{QStringLiteral("number"), numberOf(ticket)}, {QStringLiteral("what"), matterOf(ticket.matter)},
                {QStringLiteral("state"), isLongest ? longestOf(ticket.taken) : stateOf(ticket)},
                {QStringLiteral("handed"), waits && ticket.isHandedOver()},
                {QStringLiteral("pressable"), !m_queue->isElsewhere(ticket)}});
    }
    return rows;
}

QString QueueModel::stage() const
{
    const auto mine = m_queue ? m_queue->current() : std::nullopt;
    if (!mine)
        return {};
    return mine->stage == TicketStage::Called ? QStringLiteral("called") : QStringLiteral("here");
}

QVariantMap QueueModel::current() const
{
    const auto mine = m_queue ? m_queue->current() : std::nullopt;
    if (!mine)
        return {};
    const QString state = mine->stage == TicketStage::Here ? tr("창구에 계심")
        : mine->calls > 1                                  ? tr("%1번째 부르는 중").arg(mine->calls)
                                                           : tr("부르는 중");
    return {{QStringLiteral("number"), numberOf(*mine)}, {QStringLiteral("what"), matterOf(mine->matter)},
        {QStringLiteral("state"), state}, {QStringLiteral("note"), mine->note},
        {QStringLiteral("from"), mine->from.isEmpty() ? QString() : tr("%1에서 보냄").arg(mine->from)}};
}

QString QueueModel::twice() const
{
    if (!m_queue)
        return {};
    const auto all = m_queue->twiceReceived();
    if (all.isEmpty())
        return {};
    return tr("%1: 끊긴 사이 두 창구에서 맞았어요 (%2).")
        .arg(numberOf(all.last()), all.last().twiceReceived().join(QStringLiteral(", ")));
}

QVariantList QueueModel::counters() const
{
    QVariantList counters{
        QVariantMap{{QStringLiteral("value"), QString()}, {QStringLiteral("text"), tr("먼저 비는 창구")}}};
    if (!m_queue)
        return counters;
    for (const Queue::Neighbour& each : m_queue->neighbours()) {
        if (each.place == Queue::Place::Counter)
            counters.append(QVariantMap{{QStringLiteral("value"), QString::fromLatin1(each.device.toHex())},
                {QStringLiteral("text"), each.name}});
    }
    return counters;
}

QVariantList QueueModel::matters() const
{
    QVariantList matters;
    for (const char* name : desk::matterNames)
        matters.append(QVariantMap{{QStringLiteral("value"), QString::fromLatin1(name)},
            {QStringLiteral("text"), matterOf(QString::fromLatin1(name))}});
    return matters;
}

void QueueModel::ask(const Step& step, const std::function<void()>& after)
{
    if (!m_queue || m_busy)
        return;
    m_busy = true;
    Q_EMIT changed();
    step(*m_queue, [guard = QPointer<QueueModel>(this), after](const Result<void>& done) {
        if (!guard)
            return;
        guard->m_busy = false;
        Q_EMIT guard->changed();
        if (!done)
            guard->tell(done.fault());
        else if (after)
            after();
    });
}

void QueueModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, language());
    if (fault.is(desk::QueueFault::NobodyWaits))
        return Q_EMIT noticed(said.sentence, QStringLiteral("run"));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

void QueueModel::tellLost(const Ticket& ticket)
{
    const QString by = ticket.counterName.isEmpty() ? ticket.from : ticket.counterName;
    const bool isCalled = ticket.stage == TicketStage::Called || ticket.stage == TicketStage::Here;
    Q_EMIT noticed(isCalled ? tr("%1 먼저 불렀어요. %2번은 그 창구로 가십니다.").arg(first(by), numberOf(ticket))
                            : tr("%1번은 다른 창구에서 먼저 마쳤어요.").arg(numberOf(ticket)),
        QStringLiteral("run"));
}

void QueueModel::goOn()
{
    const QString now = stage();
    ask([now](Queue& queue, const Queue::Done& done) {
        if (now.isEmpty())
            queue.callNext(done);
        else if (now == QLatin1StringView("called"))
            queue.receive(done);
        else
            queue.finish(done);
    });
}

void QueueModel::callRow(int index)
{
    const auto all = shown();
    if (index < 0 || index >= all.size())
        return;
    ask([id = all[index].id](Queue& queue, const Queue::Done& done) { queue.call(id, done); });
}

void QueueModel::callAgain()
{
    ask([](Queue& queue, const Queue::Done& done) { queue.callAgain(done); });
}

void QueueModel::putBack()
{
    ask([](Queue& queue, const Queue::Done& done) { queue.markAbsent(Queue::Absent::Later, done); });
}

void QueueModel::letGo()
{
    ask([](Queue& queue, const Queue::Done& done) { queue.markAbsent(Queue::Absent::LetGo, done); });
}

void QueueModel::finish()
{
    ask([](Queue& queue, const Queue::Done& done) { queue.finish(done); });
}

void QueueModel::handOver(const QString& counter, const QString& note)
{
    ask([counter, note](Queue& queue,
            const Queue::Done& done) { queue.handOver(QByteArray::fromHex(counter.toLatin1()), note, done); },
        [this] {
            Q_EMIT noticed(tr("넘겼어요."), QStringLiteral("ok"));
            Q_EMIT handedOver();
        });
}

void QueueModel::give(const QString& matter)
{
    if (!m_queue)
        return;
    m_queue->take(matter, [guard = QPointer<QueueModel>(this)](const Result<Ticket>& taken) {
        if (!guard)
            return;
        if (!taken)
            return guard->tell(taken.fault());
        Q_EMIT guard->noticed(
            tr("%1번을 드리세요. 앞에 %2명 있어요.").arg(taken->id.label()).arg(guard->m_queue->ahead(taken->id)),
            QStringLiteral("ok"));
    });
}

} // namespace naru::ui::counter
