// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/certificatenote.h"

#include "app/desk/entries.h"

namespace naru::desk {

journal::Entry entryOf(const crypto::Certificate& certificate)
{
    return entryOf(Deed{Kind::KeyRenewed, 0,
        {{"certificate", QString::fromLatin1(certificate.fingerprint().toHex())},
            {"until", rfc3339(certificate.notAfter())}, {"site", certificate.organization()},
            {"desk", certificate.commonName()}}});
}

} // namespace naru::desk
