// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/journal/faults.h"
#include "app/storage/faults.h"

#include <QJsonDocument>
#include <QLocale>
#include <QStandardPaths>

#include <cstdio>

namespace naru::cli {

void print(const QString& line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
}

int complain(const QString& line)
{
    std::fputs((QStringLiteral("naructl: ") + line + u'\n').toUtf8().constData(), stderr);
    return Unusable;
}

void printJson(const QJsonObject& object)
{
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

words::Language systemLanguage()
{
    return words::languageOf(QLocale::system().language() == QLocale::Korean ? u"ko" : u"en");
}

int sayFault(const Fault& fault)
{
    const words::Words said = words::wordsOf(fault, systemLanguage());
    complain(QStringLiteral("%1 %2 (%3%4)")
                 .arg(said.sentence, said.whatToDo, QLatin1StringView(fault.name()),
                     fault.detail().isEmpty() ? QString() : QStringLiteral(": ") + fault.detail()));
    const bool isUntrue = fault.is(journal::JournalFault::ChainBroken)
        || fault.is(journal::JournalFault::BodyUnreadable) || fault.is(storage::StorageFault::Corrupt);
    return isUntrue ? Refused : Unusable;
}

QString folderOf(const Invocation& invocation)
{
    return invocation.dataFolder.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/naru")
        : invocation.dataFolder;
}

} // namespace naru::cli
