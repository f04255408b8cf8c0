// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/workshopimpl.h"

#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::desk {

using lessons::LessonPtr;
using lessons::LessonsFault;

namespace {
constexpr int namespaceLetters = 6, idLettersMax = 40, placesMax = 99;
}

WorkshopImpl::WorkshopImpl(DeskImpl& desk)
    : m_desk(desk)
    , m_drafts(desk.folder() + QStringLiteral("/drafts"))
{
}

WorkshopImpl::~WorkshopImpl()
{
    for (const Waiting& waiting : std::as_const(m_waiting))
        (void)m_drafts.write(*waiting.draft);
}

Result<void> WorkshopImpl::mayWrite() const
{
    const StaffMember* who = m_desk.signedIn();
    if (!who)
        return DeskFault::NotSignedIn;
    const bool may = who->role == Role::Trainer || who->role == Role::Administrator;
    return may && !who->disabled ? Result<void>() : Result<void>(DeskFault::NotAllowed);
}

QString WorkshopImpl::ownNamespace() const
{
    const auto desks = m_desk.knownDesks();
    const QByteArray key = desks.isEmpty() ? QByteArray() : desks.constFirst().spki;
    return u'c' + QString::fromLatin1(crypto::sha256(key).toHex().left(namespaceLetters));
}

bool WorkshopImpl::isOwn(const QString& id) const
{
    return id.startsWith(ownNamespace() + u'.');
}

QList<LessonPtr> WorkshopImpl::drafts() const
{
    if (!mayWrite())
        return {};
    QMap<QString, LessonPtr> found;
    for (const LessonPtr& draft : m_drafts.all()) {
        if (isOwn(draft->id))
            found.insert(draft->id, draft);
    }
    if (m_writing && found.contains(m_writing->draft->id))
        found.insert(m_writing->draft->id, m_writing->draft);
    for (const Waiting& waiting : m_waiting)
        found.insert(waiting.draft->id, waiting.draft);
    return found.values();
}

Result<LessonPtr> WorkshopImpl::copy(const lessons::Lesson& lesson)
{
    if (const auto may = mayWrite(); !may)
        return may.fault();
    const QList<LessonPtr> known = drafts();
    const auto has = [&](const QString& id) {
        return std::any_of(known.begin(), known.end(), [&](const LessonPtr& each) { return each->id == id; });
    };
    const auto hasPlace = [&](const QString& place) {
        return std::any_of(known.begin(), known.end(), [&](const LessonPtr& each) { return each->place == place; });
    };
    const QString name
        = lessons::slugOf(isOwn(lesson.id) ? lesson.id.section(u'.', 1) : lesson.id).left(idLettersMax - 12);
    QString id = ownNamespace() + u'.' + name;
    for (int number = 2; has(id); ++number)
        id = ownNamespace() + u'.' + name + u'-' + QString::number(number);
    int place = 1;
    while (place <= placesMax && hasPlace(u'Z' + QString::number(place)))
        ++place;
    if (place > placesMax)
        return LessonsFault::DraftFull;
    const LessonPtr draft = lessons::Draft::copyOf(lesson, id, u'Z' + QString::number(place)).now();
    if (const auto kept = m_drafts.write(*draft); !kept) // the first time at once: it is asked for once
        return kept.fault();
    Q_EMIT changed();
    return draft;
}

void WorkshopImpl::keep(const LessonPtr& draft, Kept done)
{
    if (const auto may = mayWrite(); !may)
        return done(may);
    if (!isOwn(draft->id))
        return done(DeskFault::NotAllowed);
    if (const auto before = m_waiting.constFind(draft->id); before != m_waiting.cend()) {
        const Kept first = before->done;
        done = [first, second = done](const Result<void>& kept) {
            first(kept);
            second(kept);
        };
    }
    m_waiting.insert(draft->id, {draft, std::move(done)});
    if (!m_writing)
        writeNext();
}

void WorkshopImpl::writeNext()
{
    if (m_waiting.isEmpty())
        return;
    m_writing = m_waiting.take(m_waiting.firstKey());
    m_desk.runAside([this, drafts = m_drafts, draft = m_writing->draft] {
        const auto kept = drafts.write(*draft);
        QMetaObject::invokeMethod(
            this,
            [this, kept] {
                const Waiting written = *std::exchange(m_writing, std::nullopt);
                writeNext();
                written.done(kept);
            },
            Qt::QueuedConnection);
    });
}

Result<void> WorkshopImpl::remove(const QString& id)
{
    if (const auto may = mayWrite(); !may)
        return may;
    if (!isOwn(id) || m_writing)
        return isOwn(id) ? Result<void>(LessonsFault::DraftUnsaved) : Result<void>(DeskFault::NotAllowed);
    m_waiting.remove(id);
    const auto gone = m_drafts.remove(id);
    Q_EMIT changed();
    return gone;
}

Workshop* DeskImpl::workshop() const
{
    return m_workshop.get();
}

} // namespace naru::desk
