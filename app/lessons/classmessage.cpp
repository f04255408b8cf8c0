// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classmessage.h"

#include "app/codec/cbor.h"
#include "app/lessons/classwire.h"
#include "app/lessons/reader.h"

#include <algorithm>

namespace naru::lessons {

namespace {

using codec::CborWriter;
using wire::Items;

enum class Sort : quint8 { Seat = 1, Room = 2 };

constexpr int visitorsMax = 1'000'000;
constexpr qint64 waitMsMax = 24 * 60 * 60 * 1000;

template <typename Enum>
qint64 numberOf(Enum value)
{
    return static_cast<qint64>(value);
}

void writePhone(CborWriter& out, const PhoneState& phone)
{
    out.array(4);
    wire::write(out, phone.screens);
    out.array(quint64(phone.vars.size()));
    for (auto var = phone.vars.begin(); var != phone.vars.end(); ++var) {
        out.array(2).text(var.key());
        if (const bool* flag = std::get_if<bool>(&var.value()))
            out.boolean(*flag);
        else
            out.text(std::get<QString>(var.value()));
    }
    wire::write(out, phone.written);
    out.boolean(phone.astray);
}

PhoneState readPhone(Items in)
{
    PhoneState phone;
    phone.screens = in.names(phoneScreensMax);
    for (Items pair : in.list(phoneVarsMax)) {
        const QString name = pair.name();
        Value value = pair.nextIsText() ? Value(pair.name()) : Value(pair.flag());
        pair.end();
        in.check(!phone.vars.contains(name));
        phone.vars.insert(name, std::move(value));
    }
    phone.written = in.names(phoneVarsMax);
    phone.astray = in.flag();
    in.end();
    return phone;
}

void writePage(CborWriter& out, const SeatPage& page)
{
    out.array(13).number(numberOf(page.place)).number(page.visitor).boolean(page.card).text(page.language);
    out.text(page.lesson).bytes(page.version).number(numberOf(page.mode)).number(page.step).number(page.steps);
    out.number(numberOf(page.rung)).array(quint64(page.notes.size()));
    for (const StepNote& note : page.notes)
        wire::write(out, note);
    writePhone(out, page.phone);
    out.array(quint64(page.ended.size()));
    for (const EndedLesson& ended : page.ended)
        wire::write(out, ended);
}

bool isSound(const SeatPage& page)
{
    const bool inLesson = page.place == SeatPlace::Lesson || page.place == SeatPlace::End;
    if (!inLesson)
        return page.lesson.isEmpty() && page.version.isEmpty() && page.steps == 0 && page.step == 0
            && page.mode == Mode::Guided && page.rung == Rung::None && page.notes.isEmpty()
            && page.phone == PhoneState{};
    return !page.lesson.isEmpty() && page.version.size() == lessonVersionBytes && page.steps > 0
        && page.step <= page.steps && (page.notes.isEmpty() || page.notes.size() == page.steps);
}

SeatPage readPage(Items in)
{
    SeatPage page;
    page.place = in.choice(SeatPlace::Elsewhere);
    page.visitor = in.number(0, visitorsMax);
    page.card = in.flag();
    page.language = in.text(2);
    in.check(page.language.size() == 2 && page.language[0].isLower() && page.language[1].isLower());
    page.lesson = in.lesson();
    page.version = in.version();
    page.mode = in.choice(Mode::Solo);
    page.step = in.number(0, stepsMax);
    page.steps = in.number(0, stepsMax);
    page.rung = in.choice(Rung::Coach);
    for (const Items& note : in.list(stepsMax))
        page.notes.append(wire::readNote(note));
    page.phone = readPhone(in.inner());
    for (const Items& ended : in.list(endedMax))
        page.ended.append(wire::readEnded(ended));
    in.check(isSound(page));
    in.end();
    return page;
}

SeatState readSeat(Items in)
{
    SeatState state;
    state.start = in.run();
    state.count = in.count();
    state.room = in.runOrNone();
    state.heard = in.count();
    state.book = in.runOrNone();
    state.done = in.count();
    state.number = in.number(0, classSeatsMax);
    state.content = in.version();
    state.fit = in.choice(Fit::Missing);
    state.fitLesson = in.lesson();
    state.hand = in.flag();
    state.handFor = Milliseconds(in.number(0, waitMsMax));
    state.atStepFor = Milliseconds(in.number(0, waitMsMax));
    state.read = in.count();
    state.page = readPage(in.inner());
    state.shown = wire::readShown(in.inner());
    in.check((state.fit == Fit::NotAsked) == state.fitLesson.isEmpty());
    in.end();
    return state;
}

RoomState readRoom(Items in)
{
    RoomState state;
    state.room = in.run();
    state.count = in.count();
    state.start = in.run();
    state.heard = in.count();
    state.book = in.run();
    state.number = in.number(0, classSeatsMax);
    state.ended = in.flag();
    state.paused = in.flag();
    state.said = in.count();
    state.words = in.text(classTextLettersMax);
    in.check(state.words == plainWords(state.words));
    state.lesson = in.lesson();
    state.version = in.version();
    in.check(state.version.size() == (state.lesson.isEmpty() ? 0 : lessonVersionBytes));
    if (const auto memory = in.innerOrNull())
        state.memory = wire::readMemory(*memory);
    for (const Items& order : in.list(ordersWaitingMax)) {
        state.orders.append(wire::readOrder(order));
        const qsizetype last = state.orders.size() - 1;
        in.check(last == 0 || state.orders[last - 1].number < state.orders[last].number);
    }
    state.card = wire::readAnswer(in.inner());
    in.end();
    return state;
}

/// One message has one spelling: it is read, written again, and compared.
template <typename State, typename Read>
Result<State> readAs(const QByteArray& message, Sort sort, qsizetype bytesMax, Read read)
{
    if (message.size() > bytesMax)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("too large"));
    const auto document = codec::CborDocument::parse(message, {bytesMax, wire::depthMax, wire::itemsMax});
    if (!document)
        return Fault(LessonsFault::ClassGarbled, QLatin1StringView(document.fault().name()));
    const codec::CborValue root = (*document)->root();
    const auto format = root.at(0).toUnsigned();
    const auto kind = root.at(1).toUnsigned();
    if (!format || !kind || root.size() != 3)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("head"));
    if (*format != quint64(classFormat))
        return Fault(LessonsFault::ClassNewer);
    if (*kind != quint64(sort))
        return Fault(*kind == quint64(Sort::Seat) || *kind == quint64(Sort::Room) ? LessonsFault::ClassForeign
                                                                                  : LessonsFault::ClassGarbled);
    bool good = true;
    const State state = read(Items(root.at(2), good));
    if (!good || write(state) != message)
        return Fault(LessonsFault::ClassGarbled, QStringLiteral("content"));
    return state;
}

CborWriter begin(Sort sort)
{
    CborWriter out;
    out.array(3).number(classFormat).number(numberOf(sort));
    return out;
}

} // namespace

QByteArray write(const SeatState& state)
{
    CborWriter out = begin(Sort::Seat);
    out.array(16).bytes(state.start).number(qint64(state.count)).bytes(state.room).number(qint64(state.heard));
    out.bytes(state.book)
        .number(qint64(state.done))
        .number(state.number)
        .bytes(state.content)
        .number(numberOf(state.fit));
    out.text(state.fitLesson).boolean(state.hand).number(state.handFor.count()).number(state.atStepFor.count());
    out.number(qint64(state.read));
    writePage(out, state.page);
    wire::write(out, state.shown);
    return out.take();
}

QByteArray write(const RoomState& state)
{
    CborWriter out = begin(Sort::Room);
    out.array(15).bytes(state.room).number(qint64(state.count)).bytes(state.start).number(qint64(state.heard));
    out.bytes(state.book)
        .number(state.number)
        .boolean(state.ended)
        .boolean(state.paused)
        .number(qint64(state.said))
        .text(state.words);
    out.text(state.lesson).bytes(state.version);
    wire::write(out, state.memory);
    out.array(quint64(state.orders.size()));
    for (const ClassOrder& order : state.orders)
        wire::write(out, order);
    wire::write(out, state.card);
    return out.take();
}

Result<SeatState> readSeatState(const QByteArray& message)
{
    return readAs<SeatState>(message, Sort::Seat, seatStateBytesMax, readSeat);
}

Result<RoomState> readRoomState(const QByteArray& message)
{
    return readAs<RoomState>(message, Sort::Room, roomStateBytesMax, readRoom);
}

QString plainWords(const QString& words)
{
    QString plain;
    for (const QChar letter : words) {
        const auto category = letter.category();
        const bool isDrawn = category != QChar::Other_Control && category != QChar::Other_Format
            && category != QChar::Other_PrivateUse && category != QChar::Other_NotAssigned
            && category != QChar::Separator_Line && category != QChar::Separator_Paragraph;
        plain.append(isDrawn ? letter : QChar(u' '));
    }
    plain = plain.simplified();
    if (plain.size() > classTextLettersMax) {
        plain.truncate(classTextLettersMax);
        if (plain.back().isHighSurrogate())
            plain.chop(1);
    }
    return plain.trimmed();
}

} // namespace naru::lessons
