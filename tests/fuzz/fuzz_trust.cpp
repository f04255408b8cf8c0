// SPDX-License-Identifier: GPL-3.0-or-later
// A file somebody put into the trust folder.
#include "app/identity/trust.h"
#include "tests/fuzz/target.h"

#include <QFile>
#include <QTemporaryDir>

using namespace naru;
using identity::TrustList;

NARU_FUZZ_TARGET(trust)
{
    static const QTemporaryDir folder;
    NARU_ASSERT(folder.isValid());
    QFile file(folder.filePath(QStringLiteral("from-outside.pem")));
    NARU_ASSERT(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    const auto loaded = TrustList::load(folder.path());
    TrustList list;
    list.add(bytes);
    NARU_ASSERT(loaded && loaded->anchors() == list.anchors() && loaded->unreadable() == list.unreadable());
    for (const crypto::Certificate& anchor : list.all())
        NARU_ASSERT(list.anchorsFor(anchor).size() <= list.anchors());
    list.removeSamples();
    for (const crypto::Certificate& anchor : list.all())
        NARU_ASSERT(!identity::isSample(anchor));
}
