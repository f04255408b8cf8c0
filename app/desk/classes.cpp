// SPDX-License-Identifier: GPL-3.0-or-later
// A trainer's class: its life, its channel and what a trainer does in it.
#include "app/desk/classesimpl.h"
#include "app/desk/packs.h"

#include <QFile>

#include <cstdio>

#include <utility>

namespace naru::desk {

using lessons::ClassOrder;
using lessons::ClassRoom;
using std::chrono::seconds;

ClassesImpl::ClassesImpl(DeskImpl& desk)
    : m_desk(desk)
{
    connect(&m_timer, &QTimer::timeout, this, &ClassesImpl::tick);
}

Result<void> ClassesImpl::begin()
{
    if (const auto read = readTables(); !read)
        return read;
    const ClassReport last = m_reports.isEmpty() ? ClassReport{} : m_reports.first();
    const bool stands
        = last.number > 0 && !last.closed && m_desk.now() - last.opened < classGoesOnFor && m_desk.now() >= last.opened;
    if (stands)
        begun(last, keptOrNew(last.number));
    else
        forgetKept();
    return {};
}

/// The seats, their numbers and their steps, as they were when this desk stopped.
ClassRoom ClassesImpl::keptOrNew(qint64 classNumber)
{
    const QByteArray run = m_desk.parts().random.bytes(lessons::classRunBytes);
    QList<lessons::LessonPtr> all = lessons::builtInLessons();
    if (m_desk.packs())
        all += m_desk.packs()->lessons();
    const QByteArray content = lessons::contentVersion(all);
    QFile file(keptPath());
    const QByteArray bytes
        = file.open(QIODevice::ReadOnly) ? file.read(ClassRoom::keptBytesMax + qint64(sizeof(qint64))) : QByteArray();
    const QByteArray head = QByteArray::number(classNumber).rightJustified(sizeof(qint64), '0');
    if (bytes.startsWith(head)) {
        if (auto room = ClassRoom::resume(run, content, bytes.sliced(head.size())))
            return *std::move(room);
    }
    return ClassRoom(run, content);
}

void ClassesImpl::begun(const ClassReport& report, ClassRoom room)
{
    m_class = report;
    m_room.emplace(std::move(room));
    m_isOpen = true;
    m_asked = {};
    m_sender.emplace(m_desk.parts().random.bytes(lessons::classRunBytes));
    m_endedAt.reset();
    m_refused.clear();
    m_keptRevision = m_room->keepRevision();
    if (m_room->lesson().isEmpty()) {
        for (const QString& id : report.plan.lessons) {
            if (const auto first = lesson(id)) {
                m_room->setLesson(id, lessons::lessonVersion(**first));
                break;
            }
        }
    }
    useCards();
    bind();
    m_timer.start(classTickMs);
    Q_EMIT openChanged();
}

// ---- the channel

void ClassesImpl::use(Channels* channels)
{
    if (m_isOwnChannel)
        m_channel.reset();
    m_isOwnChannel = false;
    m_channels = channels;
    bind();
}

void ClassesImpl::useChannel(std::unique_ptr<Channel> channel)
{
    m_channels = nullptr;
    m_isOwnChannel = false;
    m_channel = std::move(channel);
    bind();
}

void ClassesImpl::bind()
{
    if (m_room && !m_channel && m_channels) {
        m_channel = m_channels->open(QString::fromLatin1(lessons::classChannel));
        m_isOwnChannel = true;
    }
    if (!m_channel)
        return;
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) { heard(peer, message); });
    m_channel->watch([this] { Q_EMIT changed(); });
}

void ClassesImpl::heard(const Channel::Peer& peer, const QByteArray& message)
{
    if (!m_room)
        return;
    const bool isOfPush = m_isOpen && lessons::pushSortOf(message) != lessons::PushSort::None;
    const auto taken = isOfPush ? m_sender->heard(peer, message, now()) : m_room->heard(peer, message, now());
    if (taken)
        return;
    const QByteArrayView name(taken.fault().name());
    for (qsizetype i = 0; i < m_refused.size(); ++i) {
        if (m_refused[i].peer.device == peer.device && name == m_refused[i].why.name()) {
            ++m_refused[i].times;
            return;
        }
    }
    if (m_refused.size() >= refusedMax)
        m_refused.removeFirst();
    m_refused.append({{peer.device, peer.name.left(planLettersMax)}, taken.fault(), 1});
    Q_EMIT changed();
}

void ClassesImpl::tick()
{
    if (!m_room)
        return;
    if (m_endedAt && now() - *m_endedAt > lessons::roomEndsFor) {
        m_room.reset();
        m_timer.stop();
        if (m_isOwnChannel)
            m_channel.reset();
        m_isOwnChannel = false;
        return;
    }
    const bool isSlow = m_keepingSince && now() - *m_keepingSince > keepingWaitedFor;
    if (m_isOpen && m_room->keepRevision() != m_keptRevision && !isSlow)
        keep(); // and tells then
    else
        tell();
    if (m_isOpen && m_channel) {
        for (const lessons::ClassLetter& letter : m_sender->tick(now()))
            m_channel->tell(letter.device, letter.message);
    }
    announce();
}

/// Off this thread, and before anybody is told: what a seat knows as heard is not lost with this desk.
void ClassesImpl::keep()
{
    if (m_keepingSince)
        return;
    m_keepingSince = now();
    const quint64 revision = m_room->keepRevision();
    const QByteArray bytes = QByteArray::number(m_class.number).rightJustified(sizeof(qint64), '0') + m_room->kept();
    m_desk.runAside([this, bytes, revision, path = keptPath()] {
        const QString beside = path + QStringLiteral(".new");
        QFile file(beside);
        const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size()
            && file.flush();
        file.close();
        // Not synced: it is for a program that died. After a power cut the seats say where they are.
        if (written)
            (void)std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData());
        QMetaObject::invokeMethod(
            this,
            [this, revision] {
                m_keepingSince.reset();
                m_keptRevision = revision;
                if (m_isOpen && m_room->keepRevision() == revision)
                    tell();
            },
            Qt::QueuedConnection);
    });
}

void ClassesImpl::forgetKept()
{
    QFile::remove(keptPath());
}

void ClassesImpl::tell()
{
    if (!m_channel || !m_room)
        return;
    for (const lessons::ClassLetter& letter : m_room->tick(now()))
        m_channel->tell(letter.device, letter.message);
}

/// At most ten times a second; once a second also because time alone changes how a seat stands.
void ClassesImpl::announce()
{
    const bool isDue = now() - m_shownAt >= seconds(1);
    const quint64 revision = m_isOpen ? m_room->revision() + m_sender->revision() : 0;
    if (!m_isOpen || (revision == m_shownRevision && !isDue))
        return;
    m_shownRevision = revision;
    m_shownAt = now();
    Q_EMIT changed();
}

// ---- rights

Result<void> ClassesImpl::mayTeach() const
{
    const StaffMember* who = m_desk.signedIn();
    if (!who)
        return DeskFault::NotSignedIn;
    const bool may = who->role == Role::Trainer || who->role == Role::Administrator;
    return may && !who->disabled ? Result<void>() : Result<void>(DeskFault::NotAllowed);
}

Result<void> ClassesImpl::mayOrder() const
{
    const auto may = mayTeach();
    return may && !m_isOpen ? Result<void>(ClassFault::NoClass) : may;
}

// ---- what the trainer does

Result<lessons::LessonPtr> ClassesImpl::lesson(const QString& id) const
{
    return m_desk.packs() ? m_desk.packs()->lesson(id) : lessons::builtInLesson(id);
}

lessons::ClassFigures ClassesImpl::figures() const
{
    return m_isOpen ? m_room->figures(now()) : lessons::ClassFigures{};
}

Result<void> ClassesImpl::setLesson(const QString& lessonId)
{
    if (const auto may = mayOrder(); !may)
        return may;
    const auto found = lesson(lessonId);
    if (!found)
        return found.fault();
    m_room->setLesson(lessonId, lessons::lessonVersion(**found));
    announce();
    return {};
}

Result<void> ClassesImpl::order(const ClassOrder& order, int seat)
{
    if (const auto may = mayOrder(); !may)
        return may;
    const auto given = m_room->order(order, seat);
    tick();
    return given;
}

ClassOrder ClassesImpl::orderOf(What what) const
{
    ClassOrder order;
    order.what = what;
    if (m_isOpen) {
        order.lesson = m_room->lesson();
        if (const auto found = lesson(order.lesson))
            order.version = lessons::lessonVersion(**found);
        else
            order.lesson.clear();
    }
    return order;
}

Result<void> ClassesImpl::openLesson(lessons::Mode mode, int seat)
{
    ClassOrder opening = orderOf(What::Open);
    opening.mode = mode;
    return order(opening, seat);
}

Result<void> ClassesImpl::startAnonymously(lessons::Mode mode, int seat)
{
    ClassOrder start = orderOf(What::Start);
    start.mode = mode;
    return order(start, seat);
}

Result<void> ClassesImpl::bringTo(int step, int seat)
{
    ClassOrder bring = orderOf(seat == 0 ? What::BringOn : What::BringTo);
    const auto found = lesson(bring.lesson);
    if (!found || step < 1 || step > found->get()->steps.size())
        return found ? Result<void>() : Result<void>(found.fault());
    bring.step = step;
    return order(bring, seat);
}

Result<void> ClassesImpl::help(What what, int seat)
{
    ClassOrder help;
    help.what = what; // where the seat is
    return order(help, seat);
}

Result<void> ClassesImpl::pause(bool paused)
{
    if (const auto may = mayOrder(); !may)
        return may;
    m_room->pause(paused);
    tick();
    return {};
}

Result<void> ClassesImpl::say(const QString& words, int seat)
{
    if (const auto may = mayOrder(); !may)
        return may;
    m_room->say(words, seat);
    tick();
    return {};
}

Result<void> ClassesImpl::markPresent(int seat, bool present)
{
    if (const auto may = mayOrder(); !may)
        return may;
    m_room->markPresent(seat, present);
    tick();
    return {};
}

Classes* DeskImpl::classes() const
{
    return m_classes.get();
}

} // namespace naru::desk
