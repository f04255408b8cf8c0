// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/paper/raster.h"

namespace naru::test {

/// With NARU_SHOTS=FOLDER the papers of a test can be looked at; else nothing.
void keepShot(const QString& name, const QByteArray& bytes);
void keepShot(const QString& name, const paper::Raster& raster);

/// What the decoder of the cameras reads from a paper; empty: nothing.
QByteArray readCode(const paper::Raster& raster);

} // namespace naru::test
