// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/desk/desk.h"

#include <QFile>
#include <QTextStream>

namespace naru::cli {

int restore(const Invocation& invocation)
{
    constexpr qint64 codeLineMax = 128;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Brings a backup back into an empty data folder. Asks for the recovery code that "
                       "was written down (one line on standard input)."));
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("the backup: a folder naru-…"));
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    if (parser.positionalArguments().size() != 1)
        return complain(QStringLiteral("restore FOLDER"));
    QTextStream(stderr) << QStringLiteral("복구 번호 / recovery code: ") << Qt::flush;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return complain(QStringLiteral("no standard input"));
    const QString code = QString::fromUtf8(input.readLine(codeLineMax)).trimmed();
    const auto restored = desk::restoreBackup(parser.positionalArguments().constFirst(), folderOf(invocation), code);
    return restored ? int(Done) : sayFault(restored.fault());
}

} // namespace naru::cli
