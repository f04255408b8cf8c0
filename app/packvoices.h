// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/packs.h"

#include <QTemporaryDir>

namespace naru {

/// The recordings of lessons in packs, as files that can be played: each is taken out of its pack when it is first
/// spoken, into a folder of this process that goes with it.
class PackVoices {
public:
    static constexpr int filesMax = 64; ///< then the folder begins anew

    /// `packs` may be null, and outlives it.
    explicit PackVoices(desk::Packs* packs);

    /// Of a name as Lesson::voices has it; a file of this machine stays as it is. Empty: none.
    QString fileOf(const QString& recording);

private:
    desk::Packs* m_packs;
    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace naru
