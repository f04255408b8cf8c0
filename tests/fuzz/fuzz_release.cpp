// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "sync/packs/bundle.h"
#include "tests/fuzz/target.h"
#include "tests/support/releasestage.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::packs;

namespace {

const QByteArray device(16, 'd');

/// What is read is as it would be written, but for what a newer Naru put beside it.
void readRoot(const QByteArray& bytes)
{
    if (const auto pin = pinOf(bytes))
        NARU_ASSERT(!firstRoot(bytes, QByteArray(32, 'p')));
    const QByteArray document = test::signedBy(Document::Root, bytes, {1, 2});
    const auto root = firstRoot(document, crypto::sha256(bytes)); // by keys that are most likely not in it
    if (!root)
        return;
    NARU_ASSERT(root->root.threshold >= 1 && root->root.threshold <= root->root.keys.size());
    NARU_ASSERT(root->keys.size() <= keysMax && root->version >= 1);
    const QByteArray again = bytesOf(*root);
    NARU_ASSERT(firstRoot(test::signedBy(Document::Root, again, {1, 2}), crypto::sha256(again)));
}

void readManifest(const QByteArray& document)
{
    const auto manifest = unprovenManifest(document);
    if (!manifest)
        return;
    qint64 bytes = 0;
    for (const File& file : manifest->files) {
        bytes += file.size;
        NARU_ASSERT(!file.path.contains(QStringLiteral("/.")));
        NARU_ASSERT(!file.path.startsWith(u'/') && !file.path.startsWith(u'.') && file.path.size() <= pathLettersMax);
    }
    NARU_ASSERT(bytes <= releaseBytesMax && manifest->files.size() <= filesMax);
    const auto again = unprovenManifest(bytesOf(Signed{bytesOf(*manifest), {}}));
    NARU_ASSERT(again && *again == *manifest);
}

void readCatalogue(const QByteArray& bytes)
{
    static const auto hub = test::releaseKey(1002);
    NARU_ASSERT(!catalogueOf(bytes, device, test::releaseKey(1003).publicKey()));
    const QByteArray signature
        = hub.sign(crypto::SignatureAlgorithm::Es256, QByteArrayLiteral("naru-p1catalogue") + '\0' + bytes);
    const auto read
        = catalogueOf(codec::CborWriter().array(2).bytes(bytes).bytes(signature).take(), device, hub.publicKey());
    if (!read)
        return;
    const auto again = catalogueOf(textOf(*read, hub), device, hub.publicKey());
    NARU_ASSERT(again && *again == *read);
}

/// Nothing lands on the shelf but under the name of what it is.
void readStick(QByteArray bytes)
{
    static const QTemporaryDir place; // one for all: what others left there changes nothing
    static auto shelf = Shelf::open(place.path());
    NARU_ASSERT(shelf);
    QBuffer from(&bytes);
    from.open(QIODevice::ReadOnly);
    const auto bundle = readBundle(from, *shelf);
    if (!bundle)
        return;
    NARU_ASSERT(shelf->blob(crypto::sha256(bundle->manifest), manifestBytesMax));
    const Manifest manifest = *unprovenManifest(bundle->manifest);
    for (const File& file : manifest.files)
        NARU_ASSERT(!shelf->has(file.sha256) || shelf->blob(file.sha256)->size() == file.size);
}

} // namespace

NARU_FUZZ_TARGET(release)
{
    readRoot(bytes);
    readManifest(bytes);
    readManifest(bytesOf(Signed{bytes, {}}));
    readCatalogue(bytes);
    if (bytes.startsWith("naru.bundle/1\n"))
        readStick(bytes);
    else
        readStick("naru.bundle/1\n" + bytes);
}
