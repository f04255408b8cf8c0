// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classwire.h"

#include "app/lessons/reader.h"

#include <algorithm>

namespace naru::lessons::wire {

namespace {

constexpr quint64 countMax = 1'000'000'000'000'000;

template <typename Enum>
qint64 numberOf(Enum value)
{
    return static_cast<qint64>(value);
}

bool isIdLetter(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9') || letter == u'.' || letter == u'-'
        || letter == u'_';
}

} // namespace

int Items::number(int first, int last)
{
    const auto value = next().toInteger();
    const bool fits = value && *value >= first && *value <= last;
    check(fits);
    return fits ? int(*value) : first;
}

quint64 Items::count()
{
    const auto value = next().toUnsigned();
    const bool fits = value && *value <= countMax;
    check(fits);
    return fits ? *value : 0;
}

bool Items::flag()
{
    const auto value = next().toBool();
    check(value.has_value());
    return value.value_or(false);
}

QString Items::text(qsizetype lettersMax)
{
    const auto value = next().toText();
    const bool fits = value && value->size() <= lettersMax
        && std::none_of(value->begin(), value->end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    check(fits);
    return fits ? *value : QString();
}

QString Items::name()
{
    const QString name = text(nameLettersMax);
    check(!name.isEmpty());
    return name;
}

QString Items::lesson()
{
    const QString id = text(nameLettersMax);
    const bool fits = std::all_of(id.begin(), id.end(), isIdLetter);
    check(fits);
    return fits ? id : QString();
}

QByteArray Items::bytes(qsizetype size, bool orNone)
{
    const auto value = next().toBytes();
    const bool fits = value && (value->size() == size || (orNone && value->isEmpty()));
    check(fits);
    return fits ? QByteArray(value->constData(), value->size()) : QByteArray();
}

QByteArray Items::blob(qsizetype bytesMax)
{
    const auto value = next().toBytes();
    const bool fits = value && value->size() <= bytesMax;
    check(fits);
    return fits ? QByteArray(value->constData(), value->size()) : QByteArray();
}

QByteArray Items::run()
{
    return bytes(classRunBytes, false);
}

QByteArray Items::runOrNone()
{
    return bytes(classRunBytes, true);
}

QByteArray Items::version()
{
    return bytes(lessonVersionBytes, true);
}

QByteArray Items::cardOrNone()
{
    return bytes(classCardBytes, true);
}

QStringList Items::names(int countMax)
{
    QStringList names;
    Items each = inner();
    check(each.m_array.size() <= countMax);
    for (qsizetype i = 0; isGood() && i < each.m_array.size(); ++i)
        names.append(each.name());
    return names;
}

std::optional<Items> Items::innerOrNull()
{
    if (peek().isValid() && peek().isNull()) {
        next();
        return std::nullopt;
    }
    return inner();
}

QList<Items> Items::list(int countMax)
{
    QList<Items> list;
    Items each = inner();
    check(each.m_array.size() <= countMax);
    for (qsizetype i = 0; isGood() && i < each.m_array.size(); ++i)
        list.append(each.inner());
    return list;
}

// ---- parts

void write(codec::CborWriter& out, const QStringList& texts)
{
    out.array(quint64(texts.size()));
    for (const QString& text : texts)
        out.text(text);
}

void write(codec::CborWriter& out, const StepNote& note)
{
    out.array(3).number(note.mistakes).number(numberOf(note.rung));
    write(out, note.tags);
}

void write(codec::CborWriter& out, const EndedLesson& ended)
{
    out.array(7).text(ended.lesson).number(numberOf(ended.mode)).boolean(ended.passed);
    out.number(ended.steps).number(ended.firstTry).number(ended.hints).number(ended.rungs);
}

void write(codec::CborWriter& out, const ClassOrder& order)
{
    out.array(6).number(qint64(order.number)).number(numberOf(order.what)).text(order.lesson).bytes(order.version);
    out.number(numberOf(order.mode)).number(order.step);
}

void write(codec::CborWriter& out, const std::optional<SeatMemory>& memory)
{
    if (!memory) {
        out.null();
        return;
    }
    out.array(4).text(memory->lesson).bytes(memory->version).number(numberOf(memory->mode)).number(memory->step);
}

EndedLesson readEnded(Items in)
{
    EndedLesson ended;
    ended.lesson = in.lesson();
    ended.mode = in.choice(Mode::Solo);
    ended.passed = in.flag();
    ended.steps = in.number(1, stepsMax);
    ended.firstTry = in.number(0, ended.steps);
    ended.hints = in.number(0, ended.steps);
    ended.rungs = in.number(0, ended.steps * int(Rung::Coach));
    in.end();
    return ended;
}

StepNote readNote(Items in)
{
    StepNote note;
    note.mistakes = in.number(0, mistakesToldMax);
    note.rung = in.choice(Rung::Coach);
    note.tags = in.names(tagsToldMax);
    in.check(std::all_of(note.tags.begin(), note.tags.end(), [](const QString& tag) { return isTag(tag); }));
    in.end();
    return note;
}

ClassOrder readOrder(Items in)
{
    ClassOrder order;
    order.number = in.count();
    order.what = in.choice(ClassOrder::What::LowerHand);
    order.lesson = in.lesson();
    order.version = in.version();
    order.mode = in.choice(Mode::Solo);
    order.step = in.number(0, stepsMax);
    const bool needsLesson = order.what != ClassOrder::What::LowerHand;
    const bool needsStep = needsLesson && order.what != ClassOrder::What::Open && order.what != ClassOrder::What::Start;
    in.check(order.number > 0 && needsLesson == !order.lesson.isEmpty()
        && order.version.size() == (needsLesson ? lessonVersionBytes : 0) && needsStep == (order.step > 0));
    in.end();
    return order;
}

SeatMemory readMemory(Items in)
{
    SeatMemory memory;
    memory.lesson = in.lesson();
    memory.version = in.version();
    memory.mode = in.choice(Mode::Solo);
    memory.step = in.number(1, stepsMax);
    in.check(!memory.lesson.isEmpty() && memory.version.size() == lessonVersionBytes);
    in.end();
    return memory;
}

void write(codec::CborWriter& out, const ShownCard& shown)
{
    out.array(2).number(qint64(shown.count)).bytes(shown.card);
}

void write(codec::CborWriter& out, const CardAnswer& answer)
{
    out.array(4).number(qint64(answer.count)).number(numberOf(answer.what)).number(answer.number).number(answer.seat);
}

ShownCard readShown(Items in)
{
    ShownCard shown;
    shown.count = in.count();
    shown.card = in.cardOrNone();
    in.check(shown.count > 0 || shown.card.isEmpty());
    in.end();
    return shown;
}

CardAnswer readAnswer(Items in)
{
    using What = CardAnswer::What;
    CardAnswer answer;
    answer.count = in.count();
    answer.what = in.choice(What::Moved);
    answer.number = in.number(0, classCardsMax);
    answer.seat = in.number(0, classSeatsMax);
    const bool isOfOne = answer.what == What::Here || answer.what == What::Moved;
    in.check((answer.number > 0) == isOfOne && (isOfOne || answer.seat == 0));
    in.check(answer.what != What::Moved || answer.seat > 0);
    in.end();
    return answer;
}

} // namespace naru::lessons::wire
