// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/networkterminals.h"

#include "devices/terminal/programterminal.h"
#include "devices/terminal/tlsterminal.h"

#include <QDir>
#include <QUrl>

namespace naru::device {

std::unique_ptr<TerminalLink> NetworkTerminals::linkTo(const TerminalSetup& setup)
{
    if (setup.driver == QLatin1StringView("relay"))
        return QDir::isAbsolutePath(setup.address) ? std::make_unique<ProgramTerminal>(setup.address) : nullptr;
    const QUrl url(setup.address, QUrl::StrictMode);
    const bool isPlain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && !url.host().isEmpty();
    if (!url.isValid() || url.scheme() != QLatin1StringView("https") || !isPlain)
        return nullptr;
    TerminalAddress address;
    address.host = url.host();
    address.port = static_cast<quint16>(url.port(address.port));
    const bool isXml = setup.driver == QLatin1StringView("nexo-xml");
    if (isXml) {
        address.path = "/EPASSaleToPOI/3.1";
        address.contentType = "application/xml";
    }
    if (!url.path().isEmpty() && url.path() != QLatin1StringView("/"))
        address.path = url.path(QUrl::FullyEncoded).toLatin1();
    TerminalTrust trust;
    trust.roots = setup.roots;
    for (const char* suffix : {TerminalTrust::suffixTest, TerminalTrust::suffixLive})
        trust.commonNames.append(setup.poi + QLatin1StringView(suffix));
    if (isXml)
        trust.commonNames.append(setup.poi); // the suffixes are the other maker's
    trust.fingerprint = setup.fingerprint;
    return std::make_unique<TlsTerminal>(address, trust);
}

} // namespace naru::device
