// SPDX-License-Identifier: GPL-3.0-or-later
// The side that gives: whom, what is missing there, and who waits for it.
#include "app/desk/sister.h"

#include "app/crypto/hash.h"

#include <QTimer>

#include <algorithm>

namespace naru::desk {

using namespace journal;

namespace {

bool reaches(const CopyPoint& held, quint32 epoch, quint64 seq)
{
    return std::pair(held.epoch, held.seq) >= std::pair(epoch, seq);
}

} // namespace

Sister::Sister(Parts parts, Channels& channels)
    : m_parts(std::move(parts))
    , m_channel(channels.open(QStringLiteral("copies")))
{
    // A page's number is not one of before a restart.
    m_pages = static_cast<quint64>(std::max<qint64>(0, m_parts.clock.now().time_since_epoch().count()));
    m_worker.setMaxThreadCount(1);
    m_channel->listen([this](const Channel::Peer& from, const QByteArray& message) { heard(from, message); });
    m_channel->watch([this] { see(); });
    const auto before = std::make_shared<std::pair<QList<CopyStore::Held>, QList<CopyStore::CopiedDesk>>>();
    work(
        [before](CopyStore& store) -> Result<void> {
            const auto held = store.held();
            const auto kept = store.desks();
            if (!held || !kept)
                return !held ? held.fault() : kept.fault();
            *before = {*held, *kept};
            return {};
        },
        [this, before](const Result<void>& read) {
            if (read && m_newest.device.isEmpty() && !before->first.isEmpty())
                m_noted = m_newest = before->first.constFirst();
            m_kept = before->second;
            show();
            Q_EMIT changed();
        });
    see();
}

Sister::~Sister()
{
    m_channel->listen({});
    m_channel->watch({});
    m_worker.waitForDone();
}

void Sister::work(Work work, std::function<void(Result<void>)> then)
{
    m_worker.start([this, work = std::move(work), then = std::move(then)] {
        Result<void> done;
        std::optional<Fault> shut;
        if (!m_store) {
            auto opened = CopyStore::open(m_parts.file, storage::Database::Mode::ReadWrite);
            if (opened)
                m_store.emplace(*std::move(opened));
            else
                shut = opened.fault();
        }
        done = shut ? Result<void>(*shut) : work(*m_store);
        QMetaObject::invokeMethod(
            this,
            [this, then, done, shut] {
                setShut(shut);
                then(done);
            },
            Qt::QueuedConnection);
    });
}

void Sister::setShut(const std::optional<Fault>& fault)
{
    const bool isNew = m_shut.has_value() != fault.has_value();
    m_shut = fault;
    if (isNew)
        Q_EMIT changed();
}

void Sister::workFor(const QByteArray& device, Work task, std::function<void(Result<void>)> then)
{
    ++m_peers[device].working;
    work(std::move(task), [this, device, then = std::move(then)](const Result<void>& done) {
        if (const auto peer = m_peers.find(device); peer != m_peers.end())
            peer->working = std::max(0, peer->working - 1);
        then(done);
    });
}

/// Each desk chooses its own two, always the same ones of those that are there.
void Sister::see()
{
    QMap<QByteArray, QString> there;
    for (const Channel::Peer& peer : m_channel->peers())
        there.insert(peer.device, peer.name);
    for (const QByteArray& device : m_peers.keys()) {
        if (!there.contains(device))
            m_peers.remove(device);
    }
    QList<std::pair<QByteArray, QByteArray>> order;
    for (auto peer = there.cbegin(); peer != there.cend(); ++peer) {
        m_peers[peer.key()].name = peer.value();
        order.append({crypto::sha256(m_parts.device + peer.key()), peer.key()});
    }
    std::sort(order.begin(), order.end());
    const QList<QByteArray> before = std::exchange(m_sisters, {});
    for (const auto& [hash, device] : order.mid(0, sistersMax)) {
        m_sisters.append(device);
        if (Peer& peer = m_peers[device]; !before.contains(device) || !peer.known)
            ask(device, peer);
    }
    answerAsked();
    show();
}

void Sister::ask(const QByteArray& device, Peer& peer)
{
    peer.known = false;
    peer.page = 0;
    peer.spoke = m_parts.clock.monotonic();
    m_channel->tell(device, bytesOf(CopyMessage(CopyAsk())));
}

void Sister::witness(const Stamp& entry, Answered answered)
{
    m_asked.append({entry, m_parts.clock.monotonic() + patience, std::move(answered)});
    push();
    // The timer only looks; whether time is over, the desk's clock says.
    QTimer::singleShot(int(patience.count()) + 1, Qt::PreciseTimer, this, [this] { answerAsked(); });
    QMetaObject::invokeMethod(
        this, [this] { answerAsked(); }, Qt::QueuedConnection);
}

void Sister::answerAsked()
{
    const Milliseconds now = m_parts.clock.monotonic();
    QList<std::pair<Answered, Copy>> ended;
    for (qsizetype i = 0; i < m_asked.size();) {
        const Asked& asked = m_asked[i];
        std::optional<Copy> answer;
        for (const QByteArray& device : std::as_const(m_sisters)) {
            const Peer& peer = m_peers[device];
            if (peer.known && !peer.begins && reaches(peer.held, asked.entry.epoch, asked.entry.seq))
                answer = Copy{Copy::What::Kept, peer.name, m_parts.clock.now()};
        }
        if (!answer && m_sisters.isEmpty())
            answer = Copy{Copy::What::NoSister, {}, {}};
        if (!answer && now >= asked.until)
            answer = Copy{Copy::What::Late, {}, {}};
        if (!answer) {
            ++i;
            continue;
        }
        ended.append({asked.answered, *answer});
        m_asked.removeAt(i);
    }
    for (const auto& [answered, copy] : ended) // may ask again
        answered(copy);
}

void Sister::push()
{
    for (const QByteArray& device : QList<QByteArray>(m_sisters)) {
        if (m_peers.contains(device))
            pushTo(device);
    }
    show();
}

void Sister::pushTo(const QByteArray& device)
{
    Peer& peer = m_peers[device];
    const auto last = m_parts.journal.last();
    if (!peer.known || peer.reading || peer.page != 0 || m_parts.clock.monotonic() < peer.restsUntil || !last
        || (!peer.begins && reaches(peer.held, last->epoch, last->seq)))
        return;
    peer.reading = true;
    const auto page = std::make_shared<std::optional<CopyPage>>();
    const std::optional<CopyPoint> from = peer.begins ? std::nullopt : std::optional(peer.held);
    const Instant since = m_parts.clock.now() - CopyStore::keptFor;
    work(
        [this, page, from, since](CopyStore&) {
            return m_parts.journal.query([&](storage::Database& database) -> Result<void> {
                auto read = pageBehind(database, from, since);
                if (!read)
                    return read.fault();
                *page = *std::move(read);
                return {};
            });
        },
        [this, device, page](const Result<void>& read) {
            const auto at = m_peers.find(device);
            if (at == m_peers.end())
                return;
            at->reading = false;
            at->spoke = m_parts.clock.monotonic();
            if (read && *page && at->known)
                send(device, ++m_pages, **page);
        });
}

void Sister::send(const QByteArray& device, quint64 number, const CopyPage& page)
{
    Peer& peer = m_peers[device];
    CopyPage full = page;
    full.device = m_parts.device;
    full.name = m_parts.name().left(copyNameLettersMax);
    for (QChar& letter : full.name) {
        if (!letter.isPrint() && !letter.isSurrogate())
            letter = u' ';
    }
    full.sealed = m_parts.sealed;
    peer.page = number;
    peer.sent = pointOf(full.rows.constLast());
    for (const CopyPiece& piece : piecesOf(number, bytesOf(full)))
        m_channel->tell(device, bytesOf(CopyMessage(piece)));
}

void Sister::heardHave(const QByteArray& device, const CopyHave& have)
{
    Peer& peer = m_peers[device];
    peer.refuses = have.refused != CopyHave::Refused::Nothing;
    if (peer.refuses)
        peer.restsUntil = m_parts.clock.monotonic() + restAfterRefusal;
    if (peer.known && peer.page != 0 && have.points.size() == 1 && have.points.constFirst() == peer.sent)
        return holds(device, peer.sent); // as it went
    if (peer.known && !peer.begins && have.points.size() == 1
        && reaches(peer.held, have.points.constFirst().epoch, have.points.constFirst().seq))
        return; // an answer that comes late, or again
    const auto common = std::make_shared<std::optional<CopyPoint>>();
    workFor(
        device,
        [this, common, points = have.points](CopyStore&) {
            return m_parts.journal.query([&](storage::Database& database) -> Result<void> {
                const auto newest = newestCommon(database, points);
                if (!newest)
                    return newest.fault();
                *common = *newest;
                return {};
            });
        },
        [this, device, common](const Result<void>& read) {
            if (read && m_peers.contains(device))
                holds(device, *common);
        });
}

void Sister::holds(const QByteArray& device, const std::optional<CopyPoint>& common)
{
    Peer& peer = m_peers[device];
    peer.known = true;
    peer.page = 0;
    peer.begins = !common;
    peer.held = common.value_or(CopyPoint());
    if (common && isSister(device) && (m_newest.device == device || reaches(*common, m_newest.epoch, m_newest.seq)))
        m_newest = {device, peer.name, common->epoch, common->seq, m_parts.clock.now()};
    answerAsked();
    if (isSister(device))
        pushTo(device);
    show();
}

void Sister::show()
{
    using State = SisterCopy::State;
    SisterCopy shown{State::Never, m_newest.name, m_newest.at, 0, false};
    const auto last = m_parts.journal.last();
    if (last)
        shown.missing = last->epoch == m_newest.epoch && last->seq >= m_newest.seq ? last->seq - m_newest.seq
                                                                                   : m_parts.journal.count();
    const Milliseconds now = m_parts.clock.monotonic();
    m_behindSince = shown.missing == 0 ? std::nullopt : std::optional(m_behindSince.value_or(now));
    if (!m_sisters.isEmpty()) // no sign blinks with each entry
        shown.state = !m_behindSince || now - *m_behindSince < patience ? State::Whole : State::Behind;
    else if (!m_newest.device.isEmpty())
        shown.state = State::Absent;
    for (const QByteArray& device : std::as_const(m_sisters)) // each by its own last word; it says so itself, too
        shown.refused = shown.refused || (shown.missing != 0 && m_peers.value(device).refuses);
    const SisterCopy before = std::exchange(m_shown, shown);
    if (before.state != shown.state || before.by != shown.by || before.refused != shown.refused)
        Q_EMIT changed();
}

void Sister::tick()
{
    const Milliseconds now = m_parts.clock.monotonic();
    for (const QByteArray& device : QList<QByteArray>(m_sisters)) { // telling may find that somebody went
        if (!m_peers.contains(device))
            continue;
        Peer& peer = m_peers[device];
        const bool waits = !peer.known || peer.page != 0;
        if (!peer.reading && waits && now - peer.spoke >= resendAfter)
            ask(device, peer); // it says what it has, and the rest goes again
    }
    push();
    answerAsked();
    noteHeld();
}

/// The journal follows no jump of the clock that nobody confirmed; what was kept for others goes by it.
Instant Sister::sure() const
{
    const auto last = m_parts.journal.last();
    return last ? std::min(m_parts.clock.now(), last->time()) : Instant();
}

void Sister::prune()
{
    m_pruned = m_parts.clock.now();
    work([before = sure() - CopyStore::keptFor](CopyStore& store) { return store.prune(before); },
        [](const Result<void>&) {});
}

void Sister::noteHeld()
{
    const Milliseconds now = m_parts.clock.monotonic();
    if (!m_pruned || m_parts.clock.now() - *m_pruned >= std::chrono::hours(24))
        prune();
    if (m_newest.device.isEmpty() || now - m_notedAt < noteEvery
        || (m_newest.device == m_noted.device && m_newest.seq == m_noted.seq && m_newest.epoch == m_noted.epoch))
        return;
    m_notedAt = now;
    m_noted = m_newest;
    work([held = m_noted](CopyStore& store) { return store.noteHeld(held); }, [](const Result<void>&) {});
}

} // namespace naru::desk
