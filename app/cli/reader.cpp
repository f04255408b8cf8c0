// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"

#include <QFile>

namespace naru::cli {

namespace {

constexpr qint64 certificateFileMax = 64 * 1024;

int makeRequest(desk::Desk& desk, const QString& organization)
{
    const auto request = desk.readerRequest(organization);
    if (!request)
        return sayFault(request.fault());
    print(QString::fromLatin1(*request).trimmed());
    return Done;
}

int importCertificate(desk::Desk& desk, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return complain(QStringLiteral("cannot read ") + path);
    const QByteArray pem = file.read(certificateFileMax);
    const auto imported = CommandDesk::await([&](desk::Done done) { desk.importReaderCertificate(pem, done); });
    return imported ? int(Done) : sayFault(imported.fault());
}

} // namespace

int reader(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes the reader key and prints a certificate request (PKCS#10), or takes the "
                       "issued certificate in. Asks an administrator's PIN."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("new ORGANIZATION, or import FILE"));
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const bool isNew = words.size() == 2 && words.first() == QStringLiteral("new");
    const bool isImport = words.size() == 2 && words.first() == QStringLiteral("import");
    if (!isNew && !isImport)
        return complain(QStringLiteral("reader new ORGANIZATION, or reader import FILE"));
    CommandDesk command;
    if (const auto opened = command.open(folderOf(invocation)); !opened)
        return sayFault(opened.fault());
    if (const auto signedIn = signInAdministrator(*command.desk); !signedIn)
        return sayFault(signedIn.fault());
    return isNew ? makeRequest(*command.desk, words.last()) : importCertificate(*command.desk, words.last());
}

} // namespace naru::cli
