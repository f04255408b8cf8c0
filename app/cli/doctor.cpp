// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/storage/folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

namespace naru::cli {

namespace {

using desk::Finding;

constexpr const char* stateNames[]{"ok", "watch", "bad", "off"};

const char* stateOf(const Finding& finding)
{
    return stateNames[static_cast<std::size_t>(finding.state)];
}

/// No facts: a folder's or a reader's name may say more than support needs to know.
QJsonObject bundle(const QList<Finding>& findings)
{
    QJsonArray list;
    for (const Finding& finding : findings)
        list.append(QJsonObject{{QStringLiteral("name"), QLatin1StringView(finding.name)},
            {QStringLiteral("state"), QLatin1StringView(stateOf(finding))}});
    return {{QStringLiteral("naru"), QStringLiteral(NARU_VERSION)},
        {QStringLiteral("qt"), QLatin1StringView(qVersion())},
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QSysInfo::kernelVersion()}, {QStringLiteral("findings"), list}};
}

words::Words said(const Finding& finding)
{
    const QByteArray name = QByteArray(finding.name) + '.' + stateOf(finding);
    return words::wordsOf(QLatin1StringView(name), systemLanguage(), finding.facts);
}

/// For who sits at this desk: with the facts, and what to do.
QJsonObject report(const QList<Finding>& findings)
{
    QJsonObject object = bundle(findings);
    QJsonArray list;
    for (const Finding& finding : findings) {
        const auto words = said(finding);
        list.append(QJsonObject{{QStringLiteral("name"), QLatin1StringView(finding.name)},
            {QStringLiteral("state"), QLatin1StringView(stateOf(finding))},
            {QStringLiteral("sentence"), words.sentence}, {QStringLiteral("what_to_do"), words.whatToDo}});
    }
    object.insert(QStringLiteral("findings"), list);
    return object;
}

void printFinding(const Finding& finding)
{
    const auto words = said(finding);
    print(QStringLiteral("%1  %2 %3").arg(QLatin1StringView(stateOf(finding)), -5).arg(words.sentence, words.whatToDo));
}

/// A bare disk that says "written" sooner than any can has most likely only said so. Never a reason to stop.
Finding flushOf(const QString& folder)
{
    const auto took = storage::flushTime(folder);
    if (!took)
        return {Finding::Group::Keeping, Finding::State::Off, "doctor.disk_flush", {}};
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(*took);
    const bool tooSoon = micros < storage::flushSuspiciousBelow;
    return {Finding::Group::Keeping, tooSoon ? Finding::State::Watch : Finding::State::Ok, "doctor.disk_flush",
        {QString::number(micros.count())}};
}

Result<void> writeBundle(const QString& path, const QList<Finding>& findings)
{
    if (!saveWhole(path, QJsonDocument(bundle(findings)).toJson()))
        return Fault(storage::StorageFault::IoFailed, path);
    return {};
}

} // namespace

int doctor(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Looks at what the desk rests on, each with what to do."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    const QCommandLineOption file(QStringLiteral("bundle"),
        QStringLiteral("Also write a file for support; it holds nothing personal."), QStringLiteral("FILE"));
    parser.addOptions({json, file});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    CommandDesk command;
    // Beside a naru that runs, too: it looks, and writes nothing but what it measures the disk with.
    if (const auto opened = command.open(folderOf(invocation), desk::Desk::Access::ReadOnly); !opened)
        return sayFault(opened.fault());
    const QList<Finding> findings = command.desk->examine() + QList{flushOf(folderOf(invocation))};
    if (parser.isSet(json))
        printJson(report(findings));
    else
        std::for_each(findings.begin(), findings.end(), printFinding);
    if (parser.isSet(file)) {
        if (const auto written = writeBundle(parser.value(file), findings); !written)
            return sayFault(written.fault());
    }
    const bool bad = std::any_of(
        findings.begin(), findings.end(), [](const Finding& f) { return f.state == Finding::State::Bad; });
    return bad ? Refused : Done;
}

} // namespace naru::cli
