// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminaloptions.h"

#include "app/cli/administrator.h"
#include "app/crypto/hash.h"

#include <QFile>

namespace naru::cli {

namespace {

constexpr qint64 fileBytesMax = 32 * 1024;

std::optional<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(fileBytesMax + 1);
    return bytes.size() <= fileBytesMax ? std::optional(bytes) : std::nullopt;
}

/// The same terminal is the same in every run.
QString idOf(const QString& poi)
{
    constexpr qsizetype digestBytes = 6;
    return QStringLiteral("t") + QString::fromLatin1(crypto::sha256(poi.toUtf8()).first(digestBytes).toHex());
}

} // namespace

std::optional<TerminalWish> terminalWishOf(
    const QCommandLineParser& parser, const TerminalOptions& options, const char*& bad)
{
    bool versionGood = false;
    TerminalWish wish;
    wish.setup.keyVersion = parser.value(options.keyVersion).toLongLong(&versionGood);
    const auto roots = contentOf(parser.value(options.ca)), passphrase = contentOf(parser.value(options.passphrase));
    bad = !versionGood ? "--key-version: a number"
        : !roots       ? "--terminal-ca: cannot be read"
        : !passphrase  ? "--passphrase-file: cannot be read"
                       : nullptr;
    if (bad)
        return std::nullopt;
    wish.setup.poi = parser.value(options.poi);
    wish.setup.id = idOf(wish.setup.poi);
    wish.setup.name = wish.setup.poi.left(device::DeviceChoice::nameLettersMax);
    wish.setup.driver = QStringLiteral("nexo");
    wish.setup.address = parser.value(options.terminal);
    wish.setup.keyIdentifier = parser.value(options.keyId);
    wish.setup.roots = *roots;
    wish.passphrase = passphrase->trimmed();
    return wish;
}

Result<void> keepTerminal(TillDesk& till, const TerminalWish& wish)
{
    device::TerminalSetup setup = wish.setup;
    for (const desk::TerminalView& known : till.till().terminals()) {
        if (known.setup.id == setup.id && known.setup.roots == setup.roots)
            setup.fingerprint = known.setup.fingerprint;
    }
    if (!till.desk().signedIn())
        return desk::DeskFault::NotSignedIn;
    return CommandDesk::await([&](const desk::Done& done) { till.till().keepTerminal(setup, wish.passphrase, done); });
}

} // namespace naru::cli
