// SPDX-License-Identifier: GPL-3.0-or-later
// What a class is over a restart of the trainer's desk: a CBOR array
//   [ format, book, lesson, version, paused, said, [seats] ]
// which this program alone writes and reads. A person is not in it.
#include "app/lessons/classroom.h"
#include "app/lessons/classwire.h"
#include "app/lessons/reader.h"

namespace naru::lessons {

namespace {
constexpr int keptFormat = 4;
constexpr qsizetype deviceBytesMax = 64, deskLettersMax = 40;
constexpr int keptItemsMax = 200'000, tagsMax = 64, tagCountMax = 1'000'000;
} // namespace

class RoomKeeper {
public:
    using Seat = ClassRoom::Seat;
    using Items = wire::Items;

    static QByteArray kept(const ClassRoom& room)
    {
        codec::CborWriter out;
        out.array(7).number(keptFormat).bytes(room.m_book).text(room.m_lesson).bytes(room.m_version);
        out.boolean(room.m_paused).number(qint64(room.m_said)).array(quint64(room.m_seats.size()));
        for (const Seat& seat : room.m_seats)
            write(out, seat);
        return out.take();
    }

    static bool resume(ClassRoom& room, const codec::CborValue& root)
    {
        bool good = true;
        Items in(root, good);
        in.number(keptFormat, keptFormat);
        room.m_book = in.run();
        room.m_lesson = in.lesson();
        room.m_version = in.version();
        in.check(room.m_lesson.isEmpty() == room.m_version.isEmpty());
        room.m_paused = in.flag();
        room.m_said = in.count();
        for (const Items& each : in.list(classSeatsMax)) {
            Seat seat = readSeat(each);
            if (!each.isGood())
                return false;
            room.m_seats.append(std::move(seat));
            const qsizetype last = room.m_seats.size() - 1;
            in.check(last < 1 || room.m_seats[last - 1].number < room.m_seats[last].number);
        }
        in.end();
        return good;
    }

private:
    static void write(codec::CborWriter& out, const Seat& seat)
    {
        out.array(23).number(seat.number).bytes(seat.device).text(seat.name);
        out.bytes(seat.last.start.isEmpty() ? QByteArray() : lessons::write(seat.last));
        out.array(quint64(seat.retired.size()));
        for (const QByteArray& start : seat.retired)
            out.bytes(start);
        out.number(qint64(seat.orders)).number(qint64(seat.words)).number(qint64(seat.read)).text(seat.text);
        out.array(quint64(seat.waiting.size()));
        for (const ClassOrder& order : seat.waiting)
            wire::write(out, order);
        wire::write(out, seat.memory);
        out.array(quint64(seat.notes.size()));
        for (const StepNote& note : seat.notes)
            wire::write(out, note);
        out.array(quint64(seat.ended.size()));
        for (const EndedLesson& ended : seat.ended)
            wire::write(out, ended);
        wire::write(out, QStringList(seat.hard.begin(), seat.hard.end()));
        out.array(quint64(seat.tags.size()));
        for (auto tag = seat.tags.begin(); tag != seat.tags.end(); ++tag)
            out.array(2).text(tag.key()).number(tag.value());
        out.array(quint64(seat.took.size()));
        for (auto took = seat.took.begin(); took != seat.took.end(); ++took)
            out.array(2).text(took.key()).number(*took);
        out.number(seat.marked ? int(*seat.marked) : 2).boolean(seat.card).boolean(seat.begun);
        out.number(seat.attends).number(seat.cameFrom).boolean(seat.attendsHere);
        wire::write(out, seat.answer);
    }

    static Seat readSeat(Items in)
    {
        Seat seat;
        seat.number = in.number(1, classSeatsMax);
        seat.device = in.blob(deviceBytesMax);
        seat.name = in.text(deskLettersMax);
        const auto last = readSeatState(in.blob(seatStateBytesMax));
        in.check(bool(last));
        if (last)
            seat.last = *last;
        seat.retired = readStarts(in.inner());
        seat.orders = in.count() + ClassRoom::orderGap;
        seat.words = in.count();
        seat.read = in.count();
        seat.text = in.text(classTextLettersMax);
        for (const Items& order : in.list(ordersWaitingMax))
            seat.waiting.append(wire::readOrder(order));
        if (const auto memory = in.innerOrNull())
            seat.memory = wire::readMemory(*memory);
        for (const Items& note : in.list(stepsMax))
            seat.notes.append(wire::readNote(note));
        for (const Items& ended : in.list(classSeatsMax + endedMax))
            seat.ended.append(wire::readEnded(ended));
        const QStringList hard = in.names(ClassRoom::hardMax);
        seat.hard = QSet<QString>(hard.begin(), hard.end());
        for (Items tag : in.list(tagsMax)) {
            const QString name = tag.name();
            seat.tags.insert(name, tag.number(0, tagCountMax));
            tag.end();
        }
        for (Items took : in.list(ClassRoom::hardMax)) {
            const QString name = took.name();
            seat.took.insert(name, took.number(0, tagCountMax));
            took.end();
        }
        const int marked = in.number(0, 2);
        seat.marked = marked == 2 ? std::nullopt : std::optional(marked == 1);
        seat.card = in.flag();
        seat.begun = in.flag();
        seat.attends = in.number(0, classCardsMax);
        seat.cameFrom = in.number(0, classSeatsMax);
        seat.attendsHere = in.flag();
        seat.answer = wire::readAnswer(in.inner());
        in.end();
        return seat;
    }

    static QList<QByteArray> readStarts(Items in)
    {
        QList<QByteArray> starts;
        while (in.isGood() && !in.isAtEnd() && starts.size() < ClassRoom::startsRemembered)
            starts.append(in.run());
        in.end();
        return starts;
    }
};

QByteArray ClassRoom::kept() const
{
    return RoomKeeper::kept(*this);
}

Result<ClassRoom> ClassRoom::resume(const QByteArray& run, const QByteArray& content, const QByteArray& kept)
{
    const auto document = codec::CborDocument::parse(kept, {keptBytesMax, wire::depthMax, keptItemsMax});
    if (!document)
        return Fault(LessonsFault::ClassGarbled, QLatin1StringView(document.fault().name()));
    ClassRoom room(run, content);
    if (!RoomKeeper::resume(room, (*document)->root()))
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("kept"));
    return room;
}

} // namespace naru::lessons
