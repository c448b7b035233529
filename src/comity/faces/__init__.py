"""The faces: desk (Python), cli, show and http. The desk alone knows the other rooms; the rest know the desk."""
