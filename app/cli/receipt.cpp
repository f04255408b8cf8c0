// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"

#include <QFile>

namespace naru::cli {

namespace {

using payments::EReceipt;
using payments::JudgedReceipt;
using Seal = JudgedReceipt::Seal;

constexpr const char* sealWords[]{"ours", "unknown", "altered"};
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
    return file.read(payments::eReceiptLettersMax + 1);
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

QJsonObject jsonOf(const JudgedReceipt& judged)
{
    QJsonObject object{{QStringLiteral("seal"), QLatin1StringView(sealWords[int(judged.seal)])}};
    if (judged.seal == Seal::Altered || !judged.says)
        return object; // what a forger wrote is nobody's business
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

void tellReceipt(const JudgedReceipt& judged)
{
    const auto said
        = words::wordsOf(QLatin1StringView(payments::sealNames[std::size_t(judged.seal)]), systemLanguage());
    print((said.sentence + u' ' + said.whatToDo).trimmed());
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

} // namespace

int receipt(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Says whether the code on a receipt is genuine: signed by this desk or by one whose key was "
                       "imported (exit 0), altered (1), or signed by a desk nobody here knows (3)."));
    parser.addPositionalArgument(
        QStringLiteral("what"), QStringLiteral("verify FILE, verify TEXT (NARU-R1:…), or verify - for standard input"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    parser.addOption(json);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2 || words.first() != QStringLiteral("verify"))
        return complain(QStringLiteral("receipt verify FILE|TEXT"));
    const auto text = textOf(words.last());
    if (!text)
        return sayFault(text.fault());
    const auto known = knownDesks(invocation);
    if (!known)
        return sayFault(known.fault());
    const JudgedReceipt judged = payments::judgeEReceipt(*text, *known);
    if (parser.isSet(json))
        printJson(jsonOf(judged));
    else
        tellReceipt(judged);
    constexpr Exit exits[]{Done, Undecided, Refused};
    return exits[int(judged.seal)];
}

} // namespace naru::cli
