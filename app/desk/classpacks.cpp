// SPDX-License-Identifier: GPL-3.0-or-later
// How a trainer brings the room's lesson to seats that have it not.
#include "app/desk/classesimpl.h"

#include <QPointer>

namespace naru::desk {

using lessons::LessonsFault;
using lessons::PushFault;

namespace {

bool needs(const lessons::SeatView& seat)
{
    return seat.fit == lessons::Fit::Other || seat.fit == lessons::Fit::Missing;
}

} // namespace

void ClassesImpl::sendPack(int seat, Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    QList<QByteArray> wanted;
    bool isKnown = seat == 0;
    for (const lessons::SeatView& view : m_room->seats(now())) {
        isKnown = isKnown || view.number == seat;
        if ((seat != 0 && view.number != seat) || !needs(view))
            continue;
        const auto running = push(view.device);
        if (!running || running->isOver() || running->why || running->lesson != m_room->lesson())
            wanted.append(view.device);
    }
    if (!isKnown || !m_desk.packs())
        return done(LessonsFault::UnknownSeat);
    if (wanted.isEmpty())
        return done(PushFault::Nothing);
    const qint64 number = m_class.number;
    const QString lesson = m_room->lesson();
    m_desk.packs()->readPacked(lesson,
        [guard = QPointer<ClassesImpl>(this), wanted, number, lesson, done](const Result<Packs::Packed>& packed) {
            if (!guard)
                return;
            if (!packed)
                return done(packed.fault().is(LessonsFault::UnknownPack) ? Fault(PushFault::BuiltIn) : packed.fault());
            if (packed->bytes.size() > lessons::pushBytesMax)
                return done(PushFault::TooLarge);
            if (!guard->m_isOpen || guard->m_class.number != number)
                return done(ClassFault::NoClass);
            if (guard->m_room->lesson() != lesson) // another one was chosen while the disk was read
                return done(PushFault::Nothing);
            guard->sendTo(wanted, *packed, done);
        });
}

/// Who ordered it and what it is are in this desk's journal before a byte of it goes.
void ClassesImpl::sendTo(const QList<QByteArray>& seats, const Packs::Packed& packed, Done done)
{
    const Deed deed{naru::Kind::PackChanged, m_desk.staffId(),
        {{"what", QStringLiteral("sent")}, {"pack", packed.id}, {"version", QString::number(packed.version)},
            {"sha256", QString::fromLatin1(packed.sha256.toHex())}, {"seats", QString::number(seats.size())}}};
    const auto load = std::make_shared<const lessons::PackLoad>(
        lessons::PackLoad{packed.id, m_room->lesson(), packed.version, packed.bytes, packed.sha256});
    write(
        entryOf(deed),
        [this, seats, load](quint64) {
            for (const QByteArray& seat : seats) {
                if (m_sender)
                    m_sender->send(seat, load, now());
            }
            tick();
        },
        done);
}

std::optional<lessons::PushView> ClassesImpl::push(const QByteArray& device) const
{
    return m_isOpen ? m_sender->view(device, now()) : std::nullopt;
}

} // namespace naru::desk
