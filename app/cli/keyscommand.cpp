// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/crypto/keys/keyguard.h"
#include "app/storage/folder.h"

namespace naru::cli {

namespace {

using By = crypto::KeyGuard::By;

const char* nameOf(By by)
{
    switch (by) {
    case By::Nothing:
        return "none";
    case By::Credential:
        return "credential";
    case By::Tpm:
        return "tpm";
    }
    return "none";
}

std::optional<By> guardOf(const QString& name)
{
    for (const By by : {By::Nothing, By::Credential, By::Tpm})
        if (name == QLatin1StringView(nameOf(by)))
            return by;
    return {};
}

int say(const QString& folder, bool asJson)
{
    const auto by = crypto::guardOfKeyFile(folder + QStringLiteral("/keys"));
    if (!by)
        return sayFault(by.fault());
    if (asJson)
        printJson({{QStringLiteral("guard"), QLatin1StringView(nameOf(*by))}});
    else
        print(QLatin1StringView(nameOf(*by)));
    return Done;
}

/// The desk is closed again before its key file is written: nobody holds the keys as they were.
int guard(const QString& folder, By by, bool asJson)
{
    if (const auto administrator = askAdministrator(folder); !administrator)
        return sayFault(administrator.fault());
    const auto lock = storage::FolderLock::take(folder);
    if (!lock)
        return sayFault(lock.fault());
    SystemRandom random;
    if (const auto guarded = crypto::guardKeyFile(folder + QStringLiteral("/keys"), by, random); !guarded)
        return sayFault(guarded.fault());
    return say(folder, asJson);
}

} // namespace

int keysCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Says what this desk's keys are locked with, or locks them so that a copied data folder opens "
                       "nowhere else: with this machine's TPM 2.0, or with a credential that the service manager hands "
                       "over (asks an administrator's PIN). Make a backup first: a broken TPM opens nothing."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("status, or guard tpm|credential|none"));
    parser.addOption({QStringLiteral("json"), QStringLiteral("Answer as JSON.")});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    const bool asJson = parser.isSet(QStringLiteral("json"));
    if (words == QStringList{QStringLiteral("status")})
        return say(folderOf(invocation), asJson);
    const auto by = words.size() == 2 && words[0] == u"guard" ? guardOf(words[1]) : std::nullopt;
    return by ? guard(folderOf(invocation), *by, asJson)
              : complain(QStringLiteral("keys status, or keys guard tpm|credential|none"));
}

} // namespace naru::cli
