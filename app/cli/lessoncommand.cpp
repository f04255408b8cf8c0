// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/lessons/check.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace naru::cli {

namespace {

using lessons::Complaint;
using lessons::Lesson;

/// One folder of a lesson; its complaints carry the folder's name where there are several.
QList<Complaint> checkOne(const QString& path, const QString& prefix, QList<Lesson>& read)
{
    const auto files = lessons::readFolder(path);
    if (!files)
        return {{prefix + QStringLiteral("lesson.json"), QStringLiteral("-"), files.fault().detail()}};
    auto reading = lessons::checkFolder(*files);
    if (lessons::slugOf(reading.lesson.id) != QDir(path).dirName())
        reading.complaints.append(
            {QStringLiteral("lesson.json"), QStringLiteral("id"), QStringLiteral("not-the-folder's-name")});
    for (Complaint& complaint : reading.complaints)
        complaint.file = prefix + complaint.file;
    read.append(reading.lesson);
    return reading.complaints;
}

QList<Complaint> checkMany(const QDir& folder, QList<Lesson>& read)
{
    QList<Complaint> complaints;
    for (const QString& slug : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name)) {
        if (QFileInfo::exists(folder.filePath(slug + QStringLiteral("/lesson.json"))))
            complaints += checkOne(folder.filePath(slug), slug + u'/', read);
    }
    return complaints + lessons::checkTogether(read);
}

void tell(const QList<Complaint>& complaints, qsizetype count, bool asJson)
{
    if (!asJson) {
        for (const Complaint& complaint : complaints)
            print(complaint.line());
        return print(QStringLiteral("%1 lessons, %2 complaints").arg(count).arg(complaints.size()));
    }
    QJsonArray list;
    for (const Complaint& complaint : complaints)
        list.append(QJsonObject{{QStringLiteral("file"), complaint.file}, {QStringLiteral("key"), complaint.key},
            {QStringLiteral("rule"), complaint.rule}});
    printJson({{QStringLiteral("lessons"), count}, {QStringLiteral("complaints"), list}});
}

int check(const QString& path, bool asJson)
{
    const QDir folder(path);
    if (!folder.exists())
        return complain(QStringLiteral("no such folder: ") + path);
    QList<Lesson> read;
    const bool isOne = QFileInfo::exists(folder.filePath(QStringLiteral("lesson.json")));
    const auto complaints
        = isOne ? checkOne(QDir::cleanPath(folder.absolutePath()), {}, read) : checkMany(folder, read);
    if (read.isEmpty() && complaints.isEmpty())
        return complain(QStringLiteral("no lesson in ") + path);
    tell(complaints, read.size(), asJson);
    return complaints.isEmpty() ? Done : Refused;
}

} // namespace

int lessonCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("naructl lesson check DIR: a lesson's folder, or a folder of lessons.\n"
                       "Prints file: key: rule for each fault. Exit: 0 good, 1 refused, 2 unusable."));
    parser.addPositionalArgument(QStringLiteral("check"), QStringLiteral("The only verb."));
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("The folder."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One object instead of lines."));
    parser.addOption(json);
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 2 || arguments.first() != u"check")
        return complain(QStringLiteral("naructl lesson check DIR"));
    return check(arguments.at(1), parser.isSet(json));
}

} // namespace naru::cli
