// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/bundle.h"
#include "tests/support/releasestage.h"

namespace naru::fuzz {

/// Of what an agency hands down, each kind once. Signatures are drawn anew each time.
inline void seedReleases(void (*seed)(const char* path, const QByteArray& bytes))
{
    using namespace packs;
    const auto hub = test::releaseKey(1002);
    const QByteArray root = test::rootDocument({});
    const test::Release release = test::trustRelease(7);
    seed("release/root", root);
    seed("release/rootbytes", bytesOf(test::rootOf({})));
    seed("release/manifest", release.document);
    seed("release/manifestbytes", bytesOf(release.manifest));
    const Catalogue catalogue{QByteArray(16, 'd'), test::releaseDay, {QByteArray(32, 'r')},
        {{packs::Channel::Trust, {7, QByteArray(32, 't'), 900}}}};
    const QByteArray text = textOf(catalogue, hub);
    seed("release/catalogue", text);
    seed("release/cataloguebytes", *(*codec::CborDocument::parse(text))->root().at(0).toBytes());
    seed("release/bundle", test::bundleOf({root}, release));
}

} // namespace naru::fuzz
