// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/words/words.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace naru::cli {

/// What every sub-command ends with.
enum Exit : int {
    Done = 0,
    Refused = 1,
    Unusable = 2,
    Undecided = 3, ///< neither true nor false: nobody here can say
};

/// `naructl [--data DIR] COMMAND …`: what the command gets, without the program's name, the command and --data.
struct Invocation {
    QStringList arguments;
    QString dataFolder; ///< empty: the default place
};

/// One sub-command; the table in main.cpp has a row for each.
struct Command {
    const char* name;
    const char* summary;
    int (*run)(const Invocation& invocation);
};

int verify(const Invocation& invocation);
int journalCommand(const Invocation& invocation);
int recoverJournal(const QString& folder, const QString& log); ///< a part of the journal command; log: may be empty
/// A part of the journal command, too.
struct PruneWish {
    QString folder;
    bool json = false, isDryRun = false;
    std::optional<Instant> before; ///< what is younger stays, too
};
int pruneJournal(const PruneWish& wish);
int copiesCommand(const Invocation& invocation);
int billsCommand(const Invocation& invocation);
int cardCommand(const Invocation& invocation);
int chargeCommand(const Invocation& invocation);
int dayCommand(const Invocation& invocation);
int doctor(const Invocation& invocation);
int keysCommand(const Invocation& invocation);
int kioskCommand(const Invocation& invocation);
int lessonCommand(const Invocation& invocation);
int neighboursCommand(const Invocation& invocation);
int packCommand(const Invocation& invocation);
int read(const Invocation& invocation);
int terminalCommand(const Invocation& invocation);
int reader(const Invocation& invocation);
int restore(const Invocation& invocation);
int receipt(const Invocation& invocation);
int deskCommand(const Invocation& invocation);
int syncCommand(const Invocation& invocation);
int courierCommand(const Invocation& invocation);
int enrolCommand(const Invocation& invocation);
int hubCommand(const Invocation& invocation);
/// Parts of the hub command.
struct HubDesksWish {
    bool asks = false, looked = false, json = false;
};
int hubDesks(const QString& folder, const HubDesksWish& wish);
struct HubAcceptWish {
    QString folder;
    bool json = false, isMeant = false;
};
int acceptHub(const HubAcceptWish& wish);

/// Parses `invocation.arguments`; false after an error was said on stderr (then: Exit::Unusable) or help was given.
bool parse(QCommandLineParser& parser, const Invocation& invocation, int& exit);
/// One line on stdout or stderr.
void print(const QString& line);
int complain(const QString& line);         ///< answers Exit::Unusable
void printJson(const QJsonObject& object); ///< one line
/// The fault's words in the system's language, its name and detail behind them, on stderr. Refused for what is there
/// but untrue, else Unusable.
int sayFault(const Fault& fault);
words::Language systemLanguage();
/// Where naru keeps its data when --data does not say.
QString folderOf(const Invocation& invocation);

} // namespace naru::cli
