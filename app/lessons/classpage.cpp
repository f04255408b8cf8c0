// SPDX-License-Identifier: GPL-3.0-or-later
// What the messages of a class are made of: a lesson's version, a page, a seat's animal.
#include "app/crypto/hash.h"
#include "app/lessons/classmessage.h"
#include "app/lessons/writer.h"

#include <algorithm>
#include <array>

namespace naru::lessons {

namespace {

constexpr std::array animals{QLatin1StringView("seat.sparrow"), QLatin1StringView("seat.squirrel"),
    QLatin1StringView("seat.whale"), QLatin1StringView("seat.crane"), QLatin1StringView("seat.rabbit"),
    QLatin1StringView("seat.turtle"), QLatin1StringView("seat.deer"), QLatin1StringView("seat.butterfly"),
    QLatin1StringView("seat.bear"), QLatin1StringView("seat.otter"), QLatin1StringView("seat.swallow"),
    QLatin1StringView("seat.fox"), QLatin1StringView("seat.duck"), QLatin1StringView("seat.cat"),
    QLatin1StringView("seat.puppy"), QLatin1StringView("seat.chick"), QLatin1StringView("seat.elephant"),
    QLatin1StringView("seat.giraffe"), QLatin1StringView("seat.penguin"), QLatin1StringView("seat.dolphin"),
    QLatin1StringView("seat.owl"), QLatin1StringView("seat.panda"), QLatin1StringView("seat.hedgehog"),
    QLatin1StringView("seat.dragonfly"), QLatin1StringView("seat.magpie"), QLatin1StringView("seat.sheep"),
    QLatin1StringView("seat.horse"), QLatin1StringView("seat.ox"), QLatin1StringView("seat.badger"),
    QLatin1StringView("seat.mole"), QLatin1StringView("seat.swan"), QLatin1StringView("seat.snail"),
    QLatin1StringView("seat.frog"), QLatin1StringView("seat.koala"), QLatin1StringView("seat.kangaroo"),
    QLatin1StringView("seat.parrot"), QLatin1StringView("seat.seal"), QLatin1StringView("seat.dove"),
    QLatin1StringView("seat.tiger"), QLatin1StringView("seat.lion")};

} // namespace

QByteArray lessonVersion(const Lesson& lesson)
{
    const LessonFiles files = filesOf(lesson);
    QByteArray all;
    const auto add = [&all](QByteArrayView bytes) {
        all += QByteArray::number(bytes.size()) + '\n';
        all += bytes;
    };
    add(files.lesson);
    for (auto words = files.words.begin(); words != files.words.end(); ++words) {
        add(words.key().toUtf8());
        add(words.value());
    }
    for (auto picture = files.pictures.begin(); picture != files.pictures.end(); ++picture) {
        add(picture.key().toUtf8());
        add(picture.value());
    }
    return crypto::sha256(all).first(lessonVersionBytes);
}

QByteArray contentVersion(const QList<std::shared_ptr<const Lesson>>& lessons)
{
    QList<QByteArray> each;
    for (const auto& lesson : lessons)
        each.append(lesson->id.toUtf8() + '\n' + lessonVersion(*lesson));
    std::sort(each.begin(), each.end());
    return crypto::sha256(each.join()).first(lessonVersionBytes);
}

QLatin1StringView animalOf(int number)
{
    return animals[std::size_t(std::max(number, 1) - 1) % animals.size()];
}

SeatPage pageOf(const Player& player)
{
    SeatPage page;
    page.place = player.isEnded() ? SeatPlace::End : SeatPlace::Lesson;
    page.language = player.language();
    page.lesson = player.lesson().id;
    page.mode = player.mode();
    page.step = player.stepNumber();
    page.steps = player.stepCount();
    page.rung = player.rung();
    page.notes = player.notes();
    for (StepNote& note : page.notes) {
        note.mistakes = std::min(note.mistakes, mistakesToldMax);
        note.tags = note.tags.last(std::min<qsizetype>(note.tags.size(), tagsToldMax));
    }
    page.phone = phoneOf(player);
    return page;
}

EndedLesson endedOf(const Player& player)
{
    EndedLesson ended{
        player.lesson().id, player.mode(), player.hasPassed(), player.stepCount(), 0, player.hintsTaken(), 0};
    for (const StepNote& note : player.notes()) {
        ended.firstTry += note.mistakes == 0 && note.rung == Rung::None;
        ended.rungs += int(note.rung);
    }
    return ended;
}

} // namespace naru::lessons
