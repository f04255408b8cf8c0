// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/hubword.h"

#include <QFile>

namespace naru::cli {

namespace {

using desk::CheckedReceipt;
using desk::HubWord;
using payments::EReceipt;
using payments::JudgedReceipt;
using Seal = JudgedReceipt::Seal;

constexpr const char* sealWords[]{"ours", "unknown", "altered"};
constexpr const char* proofWords[]{"none", "included", "bad", "unknown_hub", "torn"};
constexpr qsizetype fileBytesMax = payments::eReceiptLettersMax + 2 * desk::receiptProofBytesMax;

constexpr const char* kindWords[]{"receipt", "given_back", "slip", "notice"};

/// The text itself, or the file it stands in; "-" is standard input.
Result<QByteArray> textOf(const QString& argument)
{
    if (payments::looksLikeEReceipt(argument.toUtf8()))
        return argument.toUtf8();
    QFile file(argument);
    const bool opened
        = argument == QStringLiteral("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Fault(storage::StorageFault::CannotOpen, argument);
    return file.read(fileBytesMax + 1);
}

/// The desks this data folder knows; without one nobody is known.
Result<QList<payments::DeskKey>> knownDesks(const Invocation& invocation)
{
    CommandDesk command;
    const auto opened = command.open(folderOf(invocation), desk::Desk::Access::ReadOnly);
    if (opened)
        return command.desk->knownDesks();
    if (invocation.dataFolder.isEmpty() && opened.fault().is(storage::StorageFault::CannotOpen))
        return QList<payments::DeskKey>();
    return opened.fault();
}

QJsonObject jsonOf(const CheckedReceipt& checked)
{
    const JudgedReceipt& judged = checked.judged;
    const HubWord& word = checked.word;
    QJsonObject object{
        {QStringLiteral("seal"), QLatin1StringView(checked.isOfLostDesk() ? "lost" : sealWords[int(judged.seal)])}};
    if (judged.seal == Seal::Altered || !judged.says)
        return object; // what a forger wrote is nobody's business
    object.insert(QStringLiteral("proof"), QLatin1StringView(proofWords[int(word.proof)]));
    if (word.proof == HubWord::Proof::Included)
        object.insert(QStringLiteral("checkpoint"),
            QJsonObject{{QStringLiteral("size"), static_cast<qint64>(word.size)},
                {QStringLiteral("time"), word.time ? QJsonValue(rfc3339(*word.time)) : QJsonValue()}});
    object.insert(QStringLiteral("lost_list"), word.listMade ? QJsonValue(rfc3339(*word.listMade)) : QJsonValue());
    if (word.lost)
        object.insert(QStringLiteral("lost"),
            QJsonObject{{QStringLiteral("since"), rfc3339(word.lost->since)},
                {QStringLiteral("epoch"), qint64(word.lost->epoch)},
                {QStringLiteral("seq"), static_cast<qint64>(word.lost->seq)}});
    const EReceipt& says = *judged.says;
    object.insert(QStringLiteral("kind"), QLatin1StringView(kindWords[int(says.kind) - 1]));
    object.insert(QStringLiteral("number"), says.number);
    object.insert(QStringLiteral("made"), rfc3339(says.made));
    object.insert(QStringLiteral("amount"), says.amount.value);
    object.insert(QStringLiteral("approval_end"), says.approvalEnd);
    object.insert(QStringLiteral("training"), says.training);
    object.insert(QStringLiteral("demo"), says.demo);
    object.insert(QStringLiteral("id"), QLatin1StringView(says.id.toHex()));
    object.insert(QStringLiteral("key"), QLatin1StringView(says.key.toHex()));
    if (judged.desk) {
        object.insert(QStringLiteral("centre"), judged.desk->centre);
        object.insert(QStringLiteral("desk"), judged.desk->desk);
    }
    return object;
}

void say(const char* name, const QStringList& facts = {})
{
    const auto said = words::wordsOf(QLatin1StringView(name), systemLanguage(), facts);
    print((said.sentence + u' ' + said.whatToDo).trimmed());
}

void tellReceipt(const CheckedReceipt& checked)
{
    const JudgedReceipt& judged = checked.judged;
    const HubWord& word = checked.word;
    say(checked.name());
    if (const char* proof = checked.proofName())
        say(proof, {QString::number(word.size), word.time ? koreanDate(*word.time).toString(Qt::ISODate) : QString()});
    if (judged.seal == Seal::Altered || !judged.says)
        return;
    const EReceipt& says = *judged.says;
    print(QStringLiteral("%1  %2  %3 %4  %5원")
              .arg(says.number, QLatin1StringView(kindWords[int(says.kind) - 1]),
                  koreanDate(says.made).toString(Qt::ISODate), koreanTime(says.made))
              .arg(says.amount.value));
    if (judged.desk)
        print(judged.desk->centre + u' ' + judged.desk->desk);
}

/// The text with the proof that this desk keeps of it below: a file that a citizen may take along.
int attach(const QByteArray& code, const QString& folder)
{
    const auto place = payments::placeIn(code);
    const auto proof = place ? hubKeepsIn(folder).proof(*place) : std::nullopt;
    print(QString::fromLatin1(proof ? desk::withProof(code, *proof) : code));
    return proof ? Done : Undecided;
}

} // namespace

int receipt(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Says whether the code on a receipt is genuine: signed by this desk or by one whose key was "
        "imported (exit 0), altered or of a lost desk (1), or signed by a desk nobody here knows "
        "(3); and whether the hub's record has it, by the proof that lies in FILE or here. attach prints "
        "the code with that proof below it (3: there is none yet)."));
    parser.addPositionalArgument(QStringLiteral("what"),
        QStringLiteral("verify or attach, then FILE, TEXT (NARU-R1:…), or - for standard input"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    parser.addOption(json);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const bool isAttach = words.value(0) == QStringLiteral("attach");
    if (words.size() != 2 || (words.first() != QStringLiteral("verify") && !isAttach))
        return complain(QStringLiteral("receipt verify FILE|TEXT, or receipt attach FILE|TEXT"));
    const auto text = textOf(words.last());
    if (!text)
        return sayFault(text.fault());
    if (isAttach)
        return attach(desk::receiptPartsOf(*text).code, folderOf(invocation));
    const auto known = knownDesks(invocation);
    if (!known)
        return sayFault(known.fault());
    const CheckedReceipt checked = desk::checkReceipt(*text, *known, hubKeepsIn(folderOf(invocation)));
    if (parser.isSet(json))
        printJson(jsonOf(checked));
    else
        tellReceipt(checked);
    constexpr Exit exits[]{Done, Undecided, Refused};
    return checked.isOfLostDesk() ? Refused : exits[int(checked.judged.seal)];
}

} // namespace naru::cli
