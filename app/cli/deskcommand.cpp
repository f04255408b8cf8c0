// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"

#include <QFile>

namespace naru::cli {

namespace {

int exportKey(const QString& dataFolder)
{
    CommandDesk command;
    if (const auto opened = command.open(dataFolder, desk::Desk::Access::ReadOnly); !opened)
        return sayFault(opened.fault());
    const auto text = command.desk->deskKeyText();
    if (!text)
        return sayFault(text.fault());
    print(QString::fromLatin1(*text));
    return Done;
}

int importKey(const QString& dataFolder, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return complain(QStringLiteral("cannot read ") + path);
    const QByteArray text = file.read(payments::deskKeyLettersMax + 1);
    CommandDesk command;
    if (const auto opened = command.open(dataFolder); !opened)
        return sayFault(opened.fault());
    if (const auto signedIn = signInAdministrator(*command.desk); !signedIn)
        return sayFault(signedIn.fault());
    const auto imported = CommandDesk::await([&](desk::Done done) { command.desk->importDeskKey(text, done); });
    return imported ? int(Done) : sayFault(imported.fault());
}

} // namespace

int deskCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Prints the public key with which this desk signs its receipts, or takes another desk's key in, "
                       "so that its receipts can be checked here (asks an administrator's PIN)."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("key export, or key import FILE"));
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    if (words == QStringList{QStringLiteral("key"), QStringLiteral("export")})
        return exportKey(folderOf(invocation));
    if (words.size() == 3 && words[0] == QStringLiteral("key") && words[1] == QStringLiteral("import"))
        return importKey(folderOf(invocation), words[2]);
    return complain(QStringLiteral("desk key export, or desk key import FILE"));
}

} // namespace naru::cli
