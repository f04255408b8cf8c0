// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/lessons/card.h"
#include "app/lessons/library.h"

#include <QFile>
#include <QJsonArray>

namespace naru::cli {

namespace {

using lessons::CardContent;
using lessons::LessonsFault;
using lessons::ReadCard;

constexpr const char* modeWords[]{"watched", "guided", "alone"};

Result<QByteArray> textOf(const QString& argument)
{
    if (lessons::looksLikeCard(argument.toUtf8()))
        return argument.toUtf8();
    QFile file(argument);
    const bool opened
        = argument == QStringLiteral("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Fault(storage::StorageFault::CannotOpen, argument);
    return file.read(lessons::cardLettersMax * 2);
}

/// The desks this data folder knows; without one nobody is known.
Result<QList<lessons::CardKey>> knownKeys(const Invocation& invocation)
{
    CommandDesk command;
    QList<lessons::CardKey> keys;
    const auto opened = command.open(folderOf(invocation), desk::Desk::Access::ReadOnly);
    if (!opened) {
        if (invocation.dataFolder.isEmpty() && opened.fault().is(storage::StorageFault::CannotOpen))
            return keys;
        return opened.fault();
    }
    for (const payments::DeskKey& desk : command.desk->knownDesks())
        keys.append({desk.spki, desk.centre, desk.desk});
    return keys;
}

QString titleAt(const QString& place)
{
    const QString language = systemLanguage() == words::Language::Korean ? QStringLiteral("ko") : QStringLiteral("en");
    for (const lessons::LessonPtr& lesson : lessons::builtInLessons()) {
        if (lesson->place == place)
            return lesson->text(lesson->title, language);
    }
    return {};
}

QJsonObject jsonOf(const ReadCard& card)
{
    const bool practice = card.says.sort == CardContent::Sort::Practice;
    QJsonArray list;
    for (const lessons::Learned& each : card.says.progress.learned) {
        QJsonObject row{{QStringLiteral("place"), each.place},
            {QStringLiteral("mode"), QLatin1StringView(modeWords[int(each.mode)])},
            {QStringLiteral("day"), each.day.toString(Qt::ISODate)}, {QStringLiteral("repeats"), each.repeats},
            {QStringLiteral("seen_by_desk"), each.witness == lessons::Learned::Witness::Desk}};
        if (const auto next = each.nextDay())
            row.insert(QStringLiteral("next"), next->toString(Qt::ISODate));
        list.append(row);
    }
    QJsonObject object{
        {QStringLiteral("seal"), QLatin1StringView(card.seal == ReadCard::Seal::Ours ? "ours" : "unknown")},
        {QStringLiteral("sort"), QLatin1StringView(practice ? "practice" : "certificate")},
        {QStringLiteral("made"), card.says.made.toString(Qt::ISODate)},
        {QStringLiteral("key"), QLatin1StringView(card.says.key.toHex())}, {QStringLiteral("demo"), card.says.demo},
        {QStringLiteral("lessons"), list}};
    if (card.desk) {
        object.insert(QStringLiteral("centre"), card.desk->centre);
        object.insert(QStringLiteral("desk"), card.desk->desk);
    }
    return object;
}

void tellCard(const ReadCard& card)
{
    const bool practice = card.says.sort == CardContent::Sort::Practice, ours = card.seal == ReadCard::Seal::Ours;
    const char* name
        = practice ? (ours ? "card.ours" : "card.unknown") : (ours ? "certificate.ours" : "certificate.unknown");
    const auto said
        = words::wordsOf(QLatin1StringView(name), systemLanguage(), {card.desk ? card.desk->centre : QString()});
    print(practice ? said.sentence : (said.sentence + u' ' + said.whatToDo).trimmed());
    if (card.desk)
        print(card.desk->centre + u' ' + card.desk->desk);
    print(card.says.made.toString(Qt::ISODate));
    for (const lessons::Learned& each : card.says.progress.learned)
        print(QStringLiteral("%1  %2  %3  %4")
                  .arg(each.place, -3)
                  .arg(each.day.toString(Qt::ISODate))
                  .arg(QLatin1StringView(modeWords[int(each.mode)]), -7)
                  .arg(titleAt(each.place)));
}

int sayWrong(const Fault& fault, bool asJson)
{
    if (asJson)
        printJson({{QStringLiteral("seal"),
                       fault.is(LessonsFault::CardAltered) ? QStringLiteral("altered") : QStringLiteral("unreadable")},
            {QStringLiteral("fault"), QLatin1StringView(fault.name())}});
    const int exit = sayFault(fault);
    return fault.is(LessonsFault::CardAltered) ? Refused : exit;
}

} // namespace

int cardCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Says whose a practice card or a certificate is: signed by this desk or by one whose key was "
        "imported (exit 0), altered (1), no card at all or not whole (2), or signed by a desk nobody "
        "here knows (3): a practice card is then the visitor's own word, a certificate proves nothing."));
    parser.addPositionalArgument(
        QStringLiteral("what"), QStringLiteral("verify FILE, verify TEXT (NARU-C1:… or NARU-T1:…), or verify -"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    parser.addOption(json);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2 || words.first() != QStringLiteral("verify"))
        return complain(QStringLiteral("card verify FILE|TEXT"));
    const auto text = textOf(words.last());
    if (!text)
        return sayFault(text.fault());
    const auto known = knownKeys(invocation);
    if (!known)
        return sayFault(known.fault());
    const auto card = lessons::readCard(*text, *known);
    if (!card)
        return sayWrong(card.fault(), parser.isSet(json));
    if (parser.isSet(json))
        printJson(jsonOf(*card));
    else
        tellCard(*card);
    return card->seal == ReadCard::Seal::Ours ? Done : Undecided;
}

} // namespace naru::cli
